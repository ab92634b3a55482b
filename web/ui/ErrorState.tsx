import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiProblem } from '../app/api.ts';
import classes from './EmptyState.module.css';

type ErrorStateProps = {
  /** What failed, in our words: "The deals did not load." */
  children: ReactNode;
  error?: Error | null;
  retry?: () => void;
};

/** What failed and "Try again", in place; the rest of the page works on. */
export function ErrorState({ children, error, retry }: ErrorStateProps) {
  return (
    <div className={classes.empty} role="alert">
      <div>
        <p className={classes.failed}>{children}</p>
        {error ? <p className={classes.sentence}>{ApiProblem.reasonOf(error)}</p> : null}
      </div>
      {retry ? (
        <Button variant="default" onClick={retry}>
          <Trans>Try again</Trans>
        </Button>
      ) : null}
    </div>
  );
}
