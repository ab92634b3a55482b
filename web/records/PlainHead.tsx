import type { ReactNode } from 'react';
import classes from './PlainHead.module.css';

type PlainHeadProps = {
  /** A face or a square. */
  mark: ReactNode;
  title: ReactNode;
  /** Under the title: what it is, where it belongs. */
  line: ReactNode;
  menu: ReactNode;
};

/** The head of a contact's or company's page. */
export function PlainHead({ mark, title, line, menu }: PlainHeadProps) {
  return (
    <div className={classes.head}>
      {mark}
      <div className={classes.names}>
        {title}
        <p className={classes.line}>{line}</p>
      </div>
      {menu}
    </div>
  );
}

/** A title that is put together from fields, and edited there. */
export function PlainTitle({ children }: { children: string }) {
  return (
    <h1 className={classes.title} title={children}>
      {children}
    </h1>
  );
}
