import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../ui/EmptyState.tsx';

/** An address without a page, or a record that is gone or not for this reader: both look the same. */
export function PageMissing() {
  return (
    <EmptyState
      action={
        <Button variant="default" renderRoot={(props) => <Link to="/pipeline" {...props} />}>
          <Trans>Go to the pipeline</Trans>
        </Button>
      }
    >
      <Trans>
        There is nothing at this address. It may have been deleted, or it is not yours to see.
      </Trans>
    </EmptyState>
  );
}
