import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ChangeEvent } from '../../contract/events.ts';
import { api } from '../app/api.ts';
import { useLiveChanges } from '../app/live/useLiveChanges.ts';
import { includes, type RecordKind, type RowOf } from './record-kind.ts';

export function recordQuery<Kind extends RecordKind>(kind: Kind, id: string) {
  return queryOptions({
    queryKey: [kind, 'record', id],
    queryFn: ({ signal }) =>
      api<RowOf[Kind]>(`/${kind}/${id}`, { query: { include: includes[kind] }, signal }),
  });
}

/** A record with what its page joins in; kept as it is now while others change it. */
export function useRecord<Kind extends RecordKind>(kind: Kind, id: string) {
  useLiveRecord(kind, id);
  return useQuery(recordQuery(kind, id));
}

const gatherFor = 150;

/** Reads record, feed and what is linked anew soon after anyone changed one of them. */
function useLiveRecord(kind: RecordKind, id: string) {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLiveChanges((message) => {
    if (message.kind === 'caught-up-blindly' || !concerns(message.change, kind, id)) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void client.invalidateQueries({ queryKey: [kind, 'record', id] });
      void client.invalidateQueries({ queryKey: [kind, 'timeline', id] });
      void client.invalidateQueries({ queryKey: [kind, 'history', id] });
      void client.invalidateQueries({ queryKey: ['linked'] });
    }, gatherFor);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}

/** A company's page also shows what happens to its people and deals, which name it only at times. */
function concerns(change: ChangeEvent, kind: RecordKind, id: string) {
  if (kind !== 'deals' && change.table_name === 'activities') return true;
  return [change.record_id, change.deal_id, change.contact_id, change.company_id].includes(id);
}
