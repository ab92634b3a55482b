import classes from './SkeletonBars.module.css';

type SkeletonBarsProps = { widths: (number | string)[]; height?: number; gap?: number };

/** Flat bars in the real layout. They appear after 150 ms, so that a quick answer never flickers. */
export function SkeletonBars({ widths, height = 10, gap = 8 }: SkeletonBarsProps) {
  return (
    <div className={classes.bars} style={{ gap }} aria-hidden>
      {widths.map((width, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity but their place
        <span key={at} className={classes.bar} style={{ width, height }} />
      ))}
    </div>
  );
}
