import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

type EmptyStateProps = {
  /** One sentence. */
  children: ReactNode;
  /** One action. */
  action?: ReactNode;
};

/** Stands at the top left, where the content will be. */
export function EmptyState({ children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <p className={classes.sentence}>{children}</p>
      {action}
    </div>
  );
}
