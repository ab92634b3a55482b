import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { meQuery } from '../queries.ts';
import { type LiveMessage, listenToChanges } from './connection.ts';
import { tellListeners } from './useLiveChanges.ts';

/** Opens the stream for as long as the signed-in part of the app is shown. */
export function useLiveConnection() {
  const client = useQueryClient();
  useEffect(
    () =>
      listenToChanges(client.getQueryData(meQuery.queryKey)?.last_change ?? 0, (told) => {
        const message = isOfWhatIsSeen(told) ? ({ kind: 'caught-up-blindly' } as const) : told;
        refreshSettings(client, message);
        tellListeners(message);
      }),
    [client],
  );
}

/** What the workspace opens decides which records there are to show. */
function isOfWhatIsSeen(message: LiveMessage): boolean {
  return message.kind === 'change' && message.change.table_name === 'workspace';
}

const settings: Record<string, string> = {
  users: 'users',
  teams: 'teams',
  pipelines: 'pipelines',
  stages: 'pipelines',
  goals: 'goals',
  dashboards: 'dashboards',
};

function refreshSettings(client: QueryClient, message: LiveMessage) {
  if (message.kind === 'caught-up-blindly') {
    void client.invalidateQueries();
    return;
  }
  const key = settings[message.change.table_name];
  if (key !== undefined) void client.invalidateQueries({ queryKey: [key] });
}
