import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './LinkedRow.module.css';
import type { RecordKind } from './record-kind.ts';

type LinkedRowProps = {
  to: RecordKind;
  id: string;
  mark: ReactNode;
  name: string;
  hint?: ReactNode;
  /** What lines up at the right, such as money. */
  end?: ReactNode;
};

/** A record beside another one: one or two lines that lead to it. */
export function LinkedRow({ to, id, mark, name, hint, end }: LinkedRowProps) {
  return (
    <li className={classes.item}>
      <Link to={`/${to}/$id`} params={{ id }} className={classes.row} title={name} data-row>
        {mark}
        <span className={classes.words}>
          <span className={classes.name}>{name}</span>
          {hint ? <span className={classes.hint}>{hint}</span> : null}
        </span>
        {end ? <span className={classes.end}>{end}</span> : null}
      </Link>
    </li>
  );
}

export function LinkedList({ children }: { children: ReactNode }) {
  return <ul className={classes.list}>{children}</ul>;
}
