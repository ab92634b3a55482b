import type { ReactNode } from 'react';
import panel from '../reports/views/Panel.module.css';
import type { Finding } from '../reports/views/Panel.tsx';

type PanelHeadProps = {
  id?: string;
  title: ReactNode;
  note: string | null;
  finding?: Finding | null;
};

/** A panel's heading as reports have it: what it is at the left, what it says at the right. */
export function PanelHead({ id, title, note, finding = null }: PanelHeadProps) {
  return (
    <header className={panel.head}>
      <h2 id={id} className={panel.title}>
        {title}
        {note ? <span className={panel.aside}>{note}</span> : null}
      </h2>
      {finding ? (
        <p className={panel.finding} data-tone={finding.tone ?? 'plain'}>
          <b>{finding.strong}</b> {finding.rest}
        </p>
      ) : null}
    </header>
  );
}
