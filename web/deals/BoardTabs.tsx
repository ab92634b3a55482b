import { useLingui } from '@lingui/react/macro';
import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { stepFocus } from '../ui/step-focus.ts';
import { TallyMark } from '../ui/TallyMark.tsx';
import { BoardColumn } from './BoardColumn.tsx';
import type { BoardColumnsProps } from './BoardColumns.tsx';
import classes from './BoardTabs.module.css';

/** The board on a phone: one stage at a time. A deal moves by the sheet on its card. */
export function BoardTabs({ columns, marks, lift: _, mayWrite, ...rest }: BoardColumnsProps) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = columns.find(({ stage }) => stage.id === chosen) ?? columns[0];
  const mark = shown && marks.get(shown.stage.id);
  if (!shown || !mark) return null;
  return (
    <div className={classes.board}>
      <div className={classes.tabs} role="tablist" aria-label={t`Stages`} onKeyDown={moveByArrows}>
        {columns.map(({ stage, count }) => {
          const its = marks.get(stage.id);
          const isShown = stage.id === shown.stage.id;
          return (
            <button
              key={stage.id}
              type="button"
              role="tab"
              id={`tab-${stage.id}`}
              aria-selected={isShown}
              aria-controls="board-panel"
              tabIndex={isShown ? 0 : -1}
              className={classes.tab}
              style={isShown && its ? { borderBottomColor: its.colour } : undefined}
              onClick={() => setChosen(stage.id)}
            >
              {its ? <TallyMark {...its} size={isShown ? 16 : 14} /> : null}
              {isShown ? (
                <span className={classes.name}>{stage.name}</span>
              ) : (
                <VisuallyHidden>{stage.name}</VisuallyHidden>
              )}
              <span className={classes.count}>{count}</span>
            </button>
          );
        })}
      </div>
      <div
        className={classes.panel}
        id="board-panel"
        role="tabpanel"
        aria-labelledby={`tab-${shown.stage.id}`}
      >
        <BoardColumn
          key={shown.stage.id}
          {...rest}
          column={shown}
          mark={mark}
          mayWrite={mayWrite}
          isFixed
          hole={null}
          liftedHeight={0}
          ownIndex={-1}
          arriving={null}
          ghost={null}
        />
      </div>
    </div>
  );
}

function moveByArrows(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
  event.preventDefault();
  stepFocus(event.currentTarget, '[role="tab"]', event.key === 'ArrowRight' ? 1 : -1)?.click();
}
