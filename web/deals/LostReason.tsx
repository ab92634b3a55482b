import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Drawer, Popover, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLayoutEffect, useState } from 'react';
import type { Deal } from '../../contract/deals.ts';
import { placeOfCard } from './card-place.ts';
import classes from './LostReason.module.css';

type LostReasonProps = { deal: Deal; lose: (reason: string) => void; cancel: () => void };

/** Asked beside the card after the drop. Nothing is sent before it is answered. */
export function LostReason({ deal, lose, cancel }: LostReasonProps) {
  const anchor = useCardPlace(deal.id);
  const isPhone = useMediaQuery('(max-width: 700px)');
  const { t } = useLingui();
  const form = <LostReasonForm title={deal.title} lose={lose} cancel={cancel} />;
  if (isPhone) {
    return (
      <Drawer opened onClose={cancel} position="bottom" title={t`Lost`}>
        {form}
      </Drawer>
    );
  }
  if (!anchor) return null;
  return (
    <Popover
      opened
      trapFocus
      returnFocus
      withRoles={false}
      position="left-start"
      width={300}
      onChange={(opened) => {
        if (!opened) cancel();
      }}
      middlewares={{ flip: true, shift: { padding: 12 } }}
    >
      <Popover.Target>
        <div className={classes.anchor} style={anchor} data-floating />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t`Why was ${deal.title} lost?`}>
        {form}
      </Popover.Dropdown>
    </Popover>
  );
}

type FormProps = { title: string; lose: (reason: string) => void; cancel: () => void };

/** Usual reasons to pick, or one's own words; the deal's page asks with the same form. */
export function LostReasonForm({ title, lose, cancel }: FormProps) {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  const usual = [t`Price`, t`Rival`, t`Timing`, t`Budget`, t`Stalled`, t`No answer`];
  const words = reason.trim();
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (words !== '') lose(words);
      }}
    >
      <p className={classes.question}>
        <Trans>
          Why was <b>{title}</b> lost?
        </Trans>
      </p>
      <div className={classes.usual}>
        {usual.map((word) => (
          <button
            key={word}
            type="button"
            className={classes.chip}
            aria-pressed={reason === word}
            onClick={() => setReason(word)}
            onDoubleClick={() => lose(word)}
          >
            {word}
          </button>
        ))}
      </div>
      <TextInput
        aria-label={t`Reason`}
        placeholder={t`Or in your words`}
        data-autofocus
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes.ways}>
        <Button variant="default" onClick={cancel}>
          <Trans>Put it back</Trans>
        </Button>
        <Button type="submit" disabled={words === ''}>
          <Trans>Mark as lost</Trans>
        </Button>
      </div>
    </form>
  );
}

/** Where the dropped card stands, once it is drawn there; else the middle of the page. */
function useCardPlace(dealId: string) {
  const [place, setPlace] = useState<{
    left: number;
    top: number;
    width: number;
    height: number;
  }>();
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(() => {
      const card = placeOfCard(dealId);
      const middle = { left: innerWidth / 2, top: innerHeight / 3, width: 0, height: 0 };
      const { left, top, width, height } = card ?? middle;
      setPlace({ left, top, width, height });
    });
    return () => cancelAnimationFrame(frame);
  }, [dealId]);
  return place;
}
