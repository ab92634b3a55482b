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
          {title ? <h3 className={classes.title}>{title}</h3> : <Lead>{lead}</Lead>}
          {action}
        </header>
      ) : null}
      {title || !action ? <Lead>{lead}</Lead> : null}
      {children}
    </section>
  );
}

function Lead({ children }: { children: ReactNode }) {
  return children ? <p className={classes.lead}>{children}</p> : null;
}
