import { useLingui } from '@lingui/react/macro';
import { useMediaQuery } from '@mantine/hooks';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { stepFocus } from '../ui/step-focus.ts';
import classes from './RecordPage.module.css';

type RecordPageProps = {
  /** Title, links, what is worth the most; under it what runs over the whole width. */
  head: ReactNode;
  details: ReactNode;
  composer: ReactNode;
  feed: ReactNode;
  linked: ReactNode;
};

/** A record: its fields, what happened over the composer, what belongs to it. On a phone as tabs. */
export function RecordPage(props: RecordPageProps) {
  const isPhone = useMediaQuery('(max-width: 700px)', undefined, {
    getInitialValueInEffect: false,
  });
  return isPhone ? <PhonePage {...props} /> : <WidePage {...props} />;
}

function WidePage({ head, details, composer, feed, linked }: RecordPageProps) {
  const { t } = useLingui();
  return (
    <>
      <div className={classes.head}>{head}</div>
      <div className={classes.columns}>
        <section className={classes.details} aria-label={t`Details`}>
          {details}
        </section>
        <section className={classes.feed} aria-label={t`Feed`}>
          {composer ? <div className={classes.composer}>{composer}</div> : null}
          {feed}
        </section>
        <section className={classes.linked} aria-label={t`Linked`}>
          {linked}
        </section>
      </div>
    </>
  );
}

type Tab = 'feed' | 'details' | 'linked';
const tabs: Tab[] = ['feed', 'details', 'linked'];

function PhonePage({ head, details, composer, feed, linked }: RecordPageProps) {
  const { t } = useLingui();
  const [tab, setTab] = useState<Tab>('feed');
  const panelId = useId();
  const names: Record<Tab, string> = { feed: t`Feed`, details: t`Details`, linked: t`Linked` };
  const shown: Record<Tab, ReactNode> = { feed, details, linked };
  const turn = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    stepFocus(event.currentTarget, 'button', event.key === 'ArrowRight' ? 1 : -1)?.click();
  };
  return (
    <div className={classes.phone}>
      <div className={classes.scroller}>
        <div className={classes.head}>{head}</div>
        <div className={classes.tabs} role="tablist" aria-label={t`Record`} onKeyDown={turn}>
          {tabs.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              className={classes.tab}
              aria-selected={one === tab}
              aria-controls={panelId}
              tabIndex={one === tab ? 0 : -1}
              onClick={() => setTab(one)}
            >
              {names[one]}
            </button>
          ))}
        </div>
        <div
          id={panelId}
          role="tabpanel"
          aria-label={names[tab]}
          className={tab === 'feed' ? classes.phoneFeed : classes.phonePanel}
        >
          {shown[tab]}
        </div>
      </div>
      {tab === 'feed' && composer ? <div className={classes.dock}>{composer}</div> : null}
    </div>
  );
}
