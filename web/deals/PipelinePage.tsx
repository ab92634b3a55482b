import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMayWrite } from '../app/queries.ts';
import { useShellCommands } from '../app/shell/shell-commands.ts';
import { PageTitle, TopBar } from '../app/shell/TopBar.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { BoardEmpty } from './BoardEmpty.tsx';
import { BoardFilters } from './BoardFilters.tsx';
import { BoardSkeleton } from './BoardSkeleton.tsx';
import { DealBoard } from './DealBoard.tsx';
import classes from './PipelinePage.module.css';
import { PipelineSwitch } from './PipelineSwitch.tsx';
import { useBoard } from './useBoard.ts';

const route = getRouteApi('/app/pipeline');

/** The pipeline as a board: columns are stages, cards are deals. */
export function PipelinePage() {
  const search = route.useSearch();
  const { board, result } = useBoard(search);
  const shown = result.data;
  const isEmpty = shown?.columns.every(({ count }) => count === 0) ?? false;
  return (
    <>
      <TopBar action={<NewDealButton />}>
        <PageTitle>
          <Trans>Pipeline</Trans>
        </PageTitle>
        <PipelineSwitch search={search} />
      </TopBar>
      <BoardFilters search={search} columns={shown?.columns ?? null} />
      {isEmpty && shown ? <BoardEmpty search={search} /> : null}
      {shown ? <DealBoard board={board} shown={shown} /> : null}
      {result.isPending ? <BoardSkeleton /> : null}
      {result.isError && !shown ? (
        <ErrorState error={result.error} retry={() => void result.refetch()}>
          <Trans>The board did not load.</Trans>
        </ErrorState>
      ) : null}
    </>
  );
}

function NewDealButton() {
  const { openNewDeal } = useShellCommands();
  if (!useMayWrite()) return null;
  return (
    <Button className={classes.newDeal} onClick={() => openNewDeal()}>
      <IconPlus size={16} stroke={2} aria-hidden />
      <span className={classes.newDealText}>
        <Trans>New deal</Trans>
      </span>
    </Button>
  );
}
