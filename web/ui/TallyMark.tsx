import classes from './TallyMark.module.css';

export type TallyKind = 'open' | 'won' | 'lost';

type TallyMarkProps = {
  kind: TallyKind;
  /** Place among the open stages, from 1. */
  step?: number;
  /** How many open stages there are: above five the number stands instead of strokes. */
  of?: number;
  colour: string;
  size?: number;
};

/** One stroke to four, then four struck through; a tick for won, a cross for lost. */
export function TallyMark({ kind, step = 1, of = 5, colour, size = 14 }: TallyMarkProps) {
  if (kind === 'open' && of > 5) {
    return (
      <span className={classes.number} style={{ color: colour }} aria-hidden>
        {step}
      </span>
    );
  }
  return (
    <svg
      className={classes.mark}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke={colour}
      strokeWidth={kind === 'open' ? 1.9 : 2.2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      role="presentation"
    >
      <path d={shape(kind, step)} />
    </svg>
  );
}

function shape(kind: TallyKind, step: number) {
  if (kind === 'won') return 'M2.5 8.8l3.6 3.7 7.4-8.6';
  if (kind === 'lost') return 'M3.2 3.2l9.6 9.6M12.8 3.2l-9.6 9.6';
  const strokes = Math.min(step, 4);
  const left = 8 - ((strokes - 1) * 3.4) / 2;
  const bars = Array.from({ length: strokes }, (_, at) => `M${left + at * 3.4} 2v12`).join('');
  return step >= 5 ? `${bars}M.9 11.4l14.2-6.8` : bars;
}
