import { Trans } from '@lingui/react/macro';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ErrorState } from '../ui/ErrorState.tsx';
import { ApiProblem } from './api.ts';

/** A page that could not be shown. The shell around it works on. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <ErrorState error={error instanceof ApiProblem ? error : null} retry={retry}>
      <Trans>This page could not be shown.</Trans>
    </ErrorState>
  );
}
