import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatDay, formatTime } from '../ui/dates.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import classes from './DashboardTrash.module.css';
import { trashedDashboardsQuery } from './queries.ts';
import { useRestoreDashboard } from './useDashboardTrash.tsx';

/** What was deleted in the last thirty days, each with the way back. */
export function DashboardTrash({ close }: { close: () => void }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery({ ...trashedDashboardsQuery, staleTime: 0 });
  const restore = useRestoreDashboard();
  return (
    <Modal opened onClose={close} title={t`Trash`} size={460}>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()}>
          <Trans>The trash did not load.</Trans>
        </ErrorState>
      ) : null}
      {data?.length === 0 ? (
        <EmptyState>
          <Trans>No dashboard is in the trash. One that you delete stays here for 30 days.</Trans>
        </EmptyState>
      ) : null}
      <ul className={classes.list}>
        {data?.map((dashboard) => (
          <li key={dashboard.id} className={classes.row}>
            <span className={classes.name} title={dashboard.name}>
              {dashboard.name}
            </span>
            <Since at={dashboard.deleted_at} />
            <Button
              size="xs"
              variant="default"
              loading={restore.isPending && restore.variables.id === dashboard.id}
              aria-label={t`Restore ${dashboard.name}`}
              onClick={() => restore.mutate(dashboard, { onSuccess: close })}
            >
              <Trans>Restore</Trans>
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

function Since({ at }: { at: string | null }) {
  if (at === null) return null;
  const date = new Date(at);
  return (
    <time className={classes.since} dateTime={at}>
      {formatDay(date)}, {formatTime(date)}
    </time>
  );
}
