import { useLingui } from '@lingui/react/macro';
import { Drawer, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { BoardColumn, Deal } from '../../contract/deals.ts';
import { stepFocus } from '../ui/step-focus.ts';
import { TallyMark } from '../ui/TallyMark.tsx';
import classes from './MoveSheet.module.css';
import type { StageMark } from './stage-marks.ts';
import type { Move } from './useMoveDeal.tsx';

type MoveSheetProps = {
  deal: Deal;
  columns: BoardColumn[];
  marks: Map<string, StageMark>;
  drop: (move: Move) => void;
  close: () => void;
};

/** Moving without dragging: the stages to choose from, by finger, pointer, arrows or digit. */
export function MoveSheet(props: MoveSheetProps) {
  const { deal, close } = props;
  const { t } = useLingui();
  const isPhone = useMediaQuery('(max-width: 700px)');
  const title = t`Move ${deal.title}`;
  if (isPhone) {
    return (
      <Drawer opened onClose={close} title={title} position="bottom">
        <Stages {...props} />
      </Drawer>
    );
  }
  return (
    <Modal opened onClose={close} title={title} size={340} yOffset="14vh">
      <Stages {...props} />
    </Modal>
  );
}

function Stages({ deal, columns, marks, drop, close }: MoveSheetProps) {
  const choose = (column: BoardColumn | undefined) => {
    if (!column) return;
    close();
    if (column.stage.id !== deal.stage_id) {
      drop({ dealId: deal.id, stageId: column.stage.id, index: 0 });
    }
  };
  const byKey = (event: KeyboardEvent) => {
    if (/^[1-9]$/.test(event.key)) choose(columns[Number(event.key) - 1]);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      stepFocus(event.currentTarget, 'button', event.key === 'ArrowDown' ? 1 : -1);
    }
  };
  return (
    <ul className={classes.list} onKeyDown={byKey}>
      {columns.map((column, at) => {
        const mark = marks.get(column.stage.id);
        const isHere = column.stage.id === deal.stage_id;
        return (
          <li key={column.stage.id}>
            <button
              type="button"
              className={classes.stage}
              data-autofocus={isHere || undefined}
              aria-current={isHere}
              onClick={() => choose(column)}
            >
              {mark ? <TallyMark {...mark} size={16} /> : null}
              <span className={classes.name}>{column.stage.name}</span>
              {isHere ? <IconCheck size={16} stroke={2} aria-hidden /> : null}
              <span className={classes.digit} aria-hidden>
                {at + 1}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
