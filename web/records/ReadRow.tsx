import type { ReactNode } from 'react';
import classes from './ReadRow.module.css';

/** A label and a value that are read, not edited, in line with the fields around them. */
export function ReadRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.row}>
      <span className={classes.label} title={label}>
        {label}
      </span>
      <span className={classes.value}>{children}</span>
    </div>
  );
}
