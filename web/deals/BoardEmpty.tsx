import { Plural, Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Board } from '../../contract/deals.ts';
import { api } from '../app/api.ts';
import { EmptyHint } from '../app/EmptyHint.tsx';
import { useMayWrite } from '../app/queries.ts';
import { useShellCommands } from '../app/shell/shell-commands.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { type BoardSearch, hasFilters } from './board-search.ts';

/** No deal at all, or none that the filters let through: then how many they hide. */
export function BoardEmpty({ search }: { search: BoardSearch }) {
  return hasFilters(search) ? <FilteredOut search={search} /> : <NoDeals />;
}

function NoDeals() {
  const { openNewDeal } = useShellCommands();
  const mayWrite = useMayWrite();
  return (
    <EmptyState
      action={
        mayWrite ? (
          <Button variant="default" onClick={() => openNewDeal()}>
            <Trans>Add the first deal</Trans>
          </Button>
        ) : null
      }
    >
      {mayWrite ? (
        <Trans>
          No deals yet. A deal is a possible sale; it moves through these stages until it is won or
          lost.
        </Trans>
      ) : (
        <Trans>No deals that you may see yet.</Trans>
      )}
      <EmptyHint of="deals" />
    </EmptyState>
  );
}

function FilteredOut({ search: { pipeline_id } }: { search: BoardSearch }) {
  const navigate = useNavigate();
  const all = useQuery({
    queryKey: ['board-count', pipeline_id],
    queryFn: ({ signal }) =>
      api<Board>('/deals/board', { query: { pipeline_id, limit: 1 }, signal }),
  });
  const hidden = all.data?.columns.reduce((total, { count }) => total + count, 0) ?? 0;
  const drop = () => void navigate({ to: '/pipeline', search: pipeline_id ? { pipeline_id } : {} });
  return (
    <EmptyState
      action={
        <Button variant="default" onClick={drop}>
          <Trans>Drop the filters</Trans>
        </Button>
      }
    >
      <Trans>No deal matches these filters.</Trans>{' '}
      {hidden > 0 ? (
        <Plural value={hidden} one="They hide one deal." other="They hide # deals." />
      ) : null}
    </EmptyState>
  );
}
