import { DragDropContext } from '@hello-pangea/dnd';
import { useLingui } from '@lingui/react/macro';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { Board, Deal } from '../../contract/deals.ts';
import { styleNonce } from '../app/nonce.ts';
import { useMayWrite } from '../app/queries.ts';
import { useToday } from '../ui/useToday.ts';
import { BoardColumns } from './BoardColumns.tsx';
import { BoardTabs } from './BoardTabs.tsx';
import { BoardActionsContext } from './board-actions.ts';
import { insertDeal } from './board-cache.ts';
import { LostReason } from './LostReason.tsx';
import { MoveSheet } from './MoveSheet.tsx';
import { stageMarks } from './stage-marks.ts';
import type { BoardHandle } from './useBoard.ts';
import { useBoardDrag } from './useBoardDrag.tsx';
import { useDropDeal } from './useDropDeal.tsx';
import { useLiveBoard } from './useLiveBoard.ts';
import { useMoveDeal } from './useMoveDeal.tsx';
import { WonCelebration } from './WonCelebration.tsx';

const PlanNextStep = lazy(async () => ({
  default: (await import('./PlanNextStep.tsx')).PlanNextStep,
}));

/** The columns of a pipeline, and everything that can be done to a card on them. */
export function DealBoard({ board, shown }: { board: BoardHandle; shown: Board }) {
  const { t } = useLingui();
  const mayWrite = useMayWrite();
  const isPhone = useMediaQuery('(max-width: 700px)') ?? false;
  const marks = useMemo(() => stageMarks(shown.columns.map(({ stage }) => stage)), [shown.columns]);
  const { holdMove, isMoving } = useMoveDeal(board);
  const { drop, asking, won, celebrated } = useDropDeal(board, holdMove);
  const { lift, handlers } = useBoardDrag(board, drop);
  const { actions, choosing, planning, stopAsking } = useCardActions(mayWrite);
  useLiveBoard(board, isMoving);

  const columns = {
    columns: shown.columns,
    marks,
    today: useToday(),
    mayWrite,
    loadMore: board.loadMore,
    onAdded: useMemo(
      () => (deal: Deal) => void board.change((before) => insertDeal(before, deal, 0)),
      [board],
    ),
    lift,
  };
  return (
    <BoardActionsContext value={actions}>
      <DragDropContext
        nonce={styleNonce}
        dragHandleUsageInstructions={t`Enter opens the deal. Space lifts it, arrow keys carry it, space puts it down. M chooses a stage, P plans its next step.`}
        {...handlers}
      >
        {isPhone ? <BoardTabs {...columns} /> : <BoardColumns {...columns} />}
      </DragDropContext>
      {choosing ? (
        <MoveSheet
          deal={choosing}
          columns={shown.columns}
          marks={marks}
          drop={drop}
          close={stopAsking}
        />
      ) : null}
      <Suspense>{planning ? <PlanNextStep deal={planning} close={stopAsking} /> : null}</Suspense>
      {asking ? <LostReason {...asking} /> : null}
      {won ? <WonCelebration key={won.deal.id} deal={won.deal} done={celebrated} /> : null}
    </BoardActionsContext>
  );
}

/** What the cards ask for, and which question is open. The actions stay the same object. */
function useCardActions(mayWrite: boolean) {
  const navigate = useNavigate();
  const [choosing, setChoosing] = useState<Deal | null>(null);
  const [planning, setPlanning] = useState<Deal | null>(null);
  const actions = useMemo(
    () => ({
      openDeal: (deal: Deal) => void navigate({ to: '/deals/$id', params: { id: deal.id } }),
      chooseStage: setChoosing,
      planNextStep: setPlanning,
      mayWrite,
    }),
    [navigate, mayWrite],
  );
  const stopAsking = () => {
    setChoosing(null);
    setPlanning(null);
  };
  return { actions, choosing, planning, stopAsking };
}
