import { VisuallyHidden } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './Panel.module.css';
import type { Finding } from './Panel.tsx';

type PanelFrameProps = {
  title: ReactNode;
  /** How it differs from what stands around it: "This year". */
  note?: string | null | undefined;
  finding?: Finding | null;
  isBusy?: boolean;
  children: ReactNode;
};

/** A panel: what it is at the left of its heading, what it says at the right, its content below. */
export function PanelFrame({ title, note, finding = null, isBusy, children }: PanelFrameProps) {
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={id} aria-busy={isBusy}>
      <header className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
          {note ? (
            <>
              <VisuallyHidden>, </VisuallyHidden>
              <span className={classes.aside}>{note}</span>
            </>
          ) : null}
        </h2>
        {finding ? (
          <p className={classes.finding} data-tone={finding.tone ?? 'plain'}>
            {finding.lead} <b>{finding.strong}</b> {finding.rest}
          </p>
        ) : null}
      </header>
      {children}
    </section>
  );
}
