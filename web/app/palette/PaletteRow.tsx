import { useEffect, useRef } from 'react';
import { Keys } from '../../ui/Keys.tsx';
import { Matched } from './Matched.tsx';
import classes from './Palette.module.css';
import type { PaletteEntry } from './usePaletteGroups.tsx';

type PaletteRowProps = {
  elementId: string;
  entry: PaletteEntry;
  text: string;
  isActive: boolean;
  point: () => void;
};

export function PaletteRow({ elementId, entry, text, isActive, point }: PaletteRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names this row
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the input's
    <div
      ref={row}
      id={elementId}
      role="option"
      aria-selected={isActive}
      className={classes.row}
      onMouseMove={point}
      onClick={entry.run}
    >
      <span className={classes.icon}>{entry.icon}</span>
      <span className={classes.words}>
        <span className={classes.name}>
          <Matched text={entry.name} fragment={text} />
        </span>
        {entry.hint ? (
          <span className={classes.hint}>
            <Matched text={entry.hint} fragment={text} />
          </span>
        ) : null}
      </span>
      {entry.side}
      {entry.keys ? <Keys keys={entry.keys} /> : null}
      <span className={classes.enter} aria-hidden>
        <Keys keys="↵" />
      </span>
    </div>
  );
}
