import type { ReactNode } from 'react';
import classes from './SettingsSection.module.css';

type SettingsSectionProps = {
  title?: ReactNode;
  /** What it is about, in a sentence or two. */
  lead?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
};

/** A heading, what it means, and what is set there. */
export function SettingsSection({ title, lead, action, children }: SettingsSectionProps) {
  return (
    <section className={classes.section}>
      {title || action ? (
        <header className={classes.head}>
          <h3 className={classes.title}>{title}</h3>
          {action}
        </header>
      ) : null}
      {lead ? <p className={classes.lead}>{lead}</p> : null}
      {children}
    </section>
  );
}
