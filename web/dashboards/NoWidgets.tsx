import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { FullDashboard } from '../../contract/dashboards.ts';
import { EmptyState } from '../ui/EmptyState.tsx';

type NoWidgetsProps = { dashboard: FullDashboard; add: () => void };

export function NoWidgets({ dashboard, add }: NoWidgetsProps) {
  if (!dashboard.may_change) {
    return (
      <EmptyState>
        <Trans>Nothing stands on this dashboard yet.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      action={
        <Button onClick={add}>
          <Trans>Add the first report</Trans>
        </Button>
      }
    >
      <Trans>Nothing stands here yet. Add reports, and arrange them as you look at them.</Trans>
    </EmptyState>
  );
}
