import { Trans } from '@lingui/react/macro';
import { notifications } from '@mantine/notifications';
import { useCallback, useState } from 'react';
import type { Deal } from '../../contract/deals.ts';
import type { Stage } from '../../contract/pipelines.ts';
import { showToast } from '../app/toasts/toasts.ts';
import { formatMoney } from '../ui/money.ts';
import type { BoardHandle } from './useBoard.ts';
import type { HeldMove, Move } from './useMoveDeal.tsx';

type Asking = { deal: Deal; lose: (reason: string) => void; cancel: () => void };

/** What a drop leads to: a lost deal asks why first, a won one celebrates, and all can be undone. */
export function useDropDeal(board: BoardHandle, holdMove: (move: Move) => HeldMove | null) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const [won, setWon] = useState<{ deal: Deal } | null>(null);

  const drop = useCallback(
    (move: Move) => {
      const stage = board.read()?.columns.find((column) => column.stage.id === move.stageId)?.stage;
      const held = holdMove(move);
      if (!stage || !held) return;
      const { before } = held;
      const changesStage = before.stageId !== stage.id;

      const putBack = () => {
        const back = holdMove({
          dealId: move.dealId,
          stageId: before.stageId,
          index: before.index,
        });
        back?.send(before.deal.stage === 'lost' ? { lostReason: before.deal.lost_reason } : {});
      };
      const send = (lostReason?: string) => {
        const toast = changesStage ? sayMoved(before.deal, stage, putBack) : null;
        held.send({
          ...(lostReason === undefined ? {} : { lostReason }),
          onRefused: () => toast && notifications.hide(toast),
        });
        if (changesStage && stage.stage === 'won') setWon({ deal: before.deal });
      };
      if (!changesStage || stage.stage !== 'lost') return send();
      setAsking({
        deal: before.deal,
        lose: (reason) => {
          setAsking(null);
          send(reason);
        },
        cancel: () => {
          setAsking(null);
          held.cancel();
        },
      });
    },
    [board, holdMove],
  );

  const celebrated = useCallback(() => setWon(null), []);
  return { drop, asking, won, celebrated };
}

function sayMoved(deal: Deal, stage: Stage, undo: () => void) {
  if (stage.stage !== 'won') {
    return showToast(
      <Trans>
        Moved <b>{deal.title}</b> to <b>{stage.name}</b>
      </Trans>,
      { undo },
    );
  }
  const amount = formatMoney(deal.value_cents, deal.currency, { sign: true });
  return showToast(
    <Trans>
      Won <b>{deal.title}</b>, {amount}
    </Trans>,
    { tone: 'won', undo },
  );
}
