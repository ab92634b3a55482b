import type { ReactNode } from 'react';
import classes from './JoinedHead.module.css';

type JoinedHeadProps = { mark: ReactNode; name: string; hint?: string | null | undefined };

/** Who or what is joined in: a face or square, the name, a second line. */
export function JoinedHead({ mark, name, hint }: JoinedHeadProps) {
  return (
    <div className={classes.head}>
      {mark}
      <span className={classes.words}>
        <span className={classes.name} title={name}>
          {name}
        </span>
        {hint ? <span className={classes.hint}>{hint}</span> : null}
      </span>
    </div>
  );
}
