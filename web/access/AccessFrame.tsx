import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { TallyMark } from '../ui/TallyMark.tsx';
import classes from './AccessFrame.module.css';

type AccessFrameProps = { title: ReactNode; lead?: ReactNode; children: ReactNode };

/** The cover of the book on the left, its first page on the right. */
export function AccessFrame({ title, lead, children }: AccessFrameProps) {
  const { t } = useLingui();
  return (
    <div className={classes.frame}>
      <aside className={classes.cover}>
        <p className={classes.name}>
          <span>Rapport</span>
        </p>
        <div className={classes.foot}>
          <p className={classes.tallies}>
            {[1, 2, 3, 4, 5].map((step) => (
              <TallyMark key={step} kind="open" step={step} colour="currentColor" size={18} />
            ))}
            <TallyMark kind="won" colour="currentColor" size={18} />
          </p>
          <p className={classes.line}>{t`Your customers, your deals, your own books.`}</p>
        </div>
      </aside>
      <main className={classes.page}>
        <div className={classes.sheet}>
          <h1 className={classes.title}>{title}</h1>
          {lead ? <p className={classes.lead}>{lead}</p> : null}
          {children}
        </div>
      </main>
    </div>
  );
}
