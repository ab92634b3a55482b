import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Deal, DealMove } from '../../contract/deals.ts';
import type { Stage } from '../../contract/pipelines.ts';
import { api } from '../app/api.ts';
import { pipelinesQuery } from '../app/queries.ts';
import { showToast } from '../app/toasts/toasts.ts';
import { recordQuery } from '../records/useRecord.ts';
import { StageName } from './StageName.tsx';

type Sent = { stage: Stage; lostReason: string | undefined };

export type MoveDealTo = (stage: Stage, lostReason?: string) => void;

/** Moves a deal from its own page: shown at once, put back with the reason when refused. */
export function useDealMove(deal: Deal, celebrate: () => void): MoveDealTo {
  const client = useQueryClient();
  const { queryKey } = recordQuery('deals', deal.id);
  const stages = (useQuery(pipelinesQuery).data ?? []).flatMap((pipeline) => pipeline.stages);

  const { mutate } = useMutation({
    scope: { id: `move ${deal.id}` },
    mutationFn: ({ stage, lostReason }: Sent) => {
      const body: DealMove = { stage_id: stage.id };
      if (lostReason !== undefined) body.lost_reason = lostReason;
      return api<Deal>(`/deals/${deal.id}/stage`, { method: 'PUT', body });
    },
    onMutate: async ({ stage, lostReason }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<Deal>(queryKey) ?? deal;
      client.setQueryData<Deal>(queryKey, { ...before, ...arrivalIn(stage, lostReason) });
      return { before };
    },
    onSuccess: (now, { stage }, { before }) => {
      client.setQueryData<Deal>(queryKey, (shown) => ({ ...shown, ...now }));
      const back = stages.find(({ id }) => id === before.stage_id);
      if (stage.stage === 'won') celebrate();
      showToast(
        <Trans>
          Moved <b>{now.title}</b> to <StageName id={stage.id} name={stage.name} isPlain />
        </Trans>,
        {
          tone: stage.stage === 'won' ? 'won' : 'done',
          ...(back ? { undo: () => mutate(wayBack(back, before)) } : {}),
        },
      );
    },
    onError: (error, _, sent) => {
      if (sent) client.setQueryData<Deal>(queryKey, sent.before);
      showToast(
        <Trans>
          <b>{deal.title}</b> stays where it was. {error.message}
        </Trans>,
        { tone: 'refused' },
      );
    },
    onSettled: () => {
      for (const part of ['history', 'timeline']) {
        void client.invalidateQueries({ queryKey: ['deals', part, deal.id] });
      }
      void client.invalidateQueries({ queryKey: ['deals', 'list'] });
      void client.invalidateQueries({ queryKey: ['board'] });
      void client.invalidateQueries({ queryKey: ['linked', 'deals'] });
    },
  });

  return (stage, lostReason) => {
    if (stage.id !== deal.stage_id) mutate({ stage, lostReason });
  };
}

function wayBack(stage: Stage, { lost_reason }: Deal): Sent {
  return { stage, lostReason: stage.stage === 'lost' ? (lost_reason ?? undefined) : undefined };
}

/** What is certain before the server says so. */
function arrivalIn(stage: Stage, lostReason: string | undefined): Partial<Deal> {
  const now = new Date().toISOString();
  const closes = stage.stage === 'won' || stage.stage === 'lost';
  return {
    stage_id: stage.id,
    stage: stage.stage,
    stage_entered_at: now,
    closed_at: closes ? now : null,
    lost_reason: lostReason ?? null,
  };
}
