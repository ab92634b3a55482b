import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HandedOver, Holdings } from '../../contract/users.ts';
import { api } from '../app/api.ts';

/** What a person owns and has to do, as far as one sees it. */
export function useHoldings(userId: string) {
  return useQuery({
    queryKey: ['users', userId, 'records'],
    queryFn: ({ signal }) => api<Holdings>(`/users/${userId}/records`, { signal }),
    refetchOnWindowFocus: false,
  });
}

export const countAll = ({ companies, contacts, deals, tasks, trashed }: Holdings) =>
  companies + contacts + deals + tasks + trashed;

/** Hands everything of a person to another, a part at a time; `part` of it is done, from 0 to 1. */
export function useHandOver(userId: string) {
  const client = useQueryClient();
  const [part, setPart] = useState(0);
  const handOver = useMutation({
    mutationFn: async ({ to, all }: { to: string; all: number }) => {
      let done = 0;
      setPart(0);
      for (let moved = 1; moved > 0; ) {
        const answer = await api<HandedOver>(`/users/${userId}/records/owner`, {
          method: 'PUT',
          body: { owner_id: to },
        });
        moved = answer.moved;
        done += moved;
        setPart(Math.min(1, done / Math.max(1, all)));
      }
    },
    // Whatever came over is over, also when the rest failed.
    onSettled: () => void client.invalidateQueries(),
  });
  return { ...handOver, part };
}
