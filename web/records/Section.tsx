import type { ReactNode } from 'react';
import classes from './Section.module.css';

type SectionProps = {
  title: ReactNode;
  count?: number | undefined;
  /** A small button or link at the right of the heading. */
  action?: ReactNode;
  children: ReactNode;
};

/** A heading with a few rows under it, at the side of a record. */
export function Section({ title, count, action, children }: SectionProps) {
  return (
    <section className={classes.section}>
      <header className={classes.head}>
        <h2 className={classes.title}>
          {title}
          {count ? <span className={classes.count}>{count}</span> : null}
        </h2>
        {action}
      </header>
      {children}
    </section>
  );
}

/** What stands in a section that has nothing yet. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className={classes.nothing}>{children}</p>;
}
