import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Deal } from '../../contract/deals.ts';
import { pipelinesQuery } from '../app/queries.ts';
import classes from './CloseDealButtons.module.css';
import { LostPopover } from './LostPopover.tsx';
import { kindOf } from './stage-marks.ts';
import { historyQuery } from './stays.ts';
import type { MoveDealTo } from './useDealMove.tsx';

/** Ends a deal well or badly; a closed one is opened again where it last stood. */
export function CloseDealButtons({ deal, move }: { deal: Deal; move: MoveDealTo }) {
  const stages = useOfferedStages(deal.pipeline_id);
  const [isAsking, setAsking] = useState(false);
  const won = stages.find((stage) => kindOf(stage) === 'won');
  const lost = stages.find((stage) => kindOf(stage) === 'lost');
  if (deal.closed_at !== null) return <ReopenButton deal={deal} move={move} />;
  return (
    <div className={classes.ways}>
      {lost ? (
        <LostPopover
          title={deal.title}
          opened={isAsking}
          close={() => setAsking(false)}
          lose={(reason) => move(lost, reason)}
        >
          <Button
            variant="default"
            leftSection={<IconX size={15} stroke={2} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            <Trans>Lost</Trans>
          </Button>
        </LostPopover>
      ) : null}
      {won ? (
        <Button
          leftSection={<IconCheck size={15} stroke={2} aria-hidden />}
          onClick={() => move(won)}
        >
          <Trans>Won</Trans>
        </Button>
      ) : null}
    </div>
  );
}

function ReopenButton({ deal, move }: { deal: Deal; move: MoveDealTo }) {
  const stages = useOfferedStages(deal.pipeline_id).filter((stage) => kindOf(stage) === 'open');
  const stays = useQuery(historyQuery(deal.id)).data?.data ?? [];
  const stood = stays.findLast(({ stage_id }) => stages.some(({ id }) => id === stage_id));
  const last = stages.find(({ id }) => id === stood?.stage_id) ?? stages[0];
  if (!last) return null;
  return (
    <div className={classes.ways}>
      <Button variant="default" onClick={() => move(last)}>
        <Trans>Open again</Trans>
      </Button>
    </div>
  );
}

function useOfferedStages(pipelineId: string) {
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  const stages = pipelines.find(({ id }) => id === pipelineId)?.stages ?? [];
  return stages.filter(({ retired_at }) => retired_at === null);
}
