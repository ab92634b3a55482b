import { Trans } from '@lingui/react/macro';
import { SkeletonBars } from '../ui/SkeletonBars.tsx';
import classes from './BoardSkeleton.module.css';

const columns = [5, 4, 5, 4, 5, 3, 3];

/** The board's own layout in flat bars. */
export function BoardSkeleton() {
  return (
    <div className={classes.board} role="status">
      <span className={classes.unseen}>
        <Trans>The board is loading</Trans>
      </span>
      {columns.map((cards, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity but their place
        <div key={at} className={classes.column}>
          <SkeletonBars widths={['60%', '100%', '70%']} />
          <SkeletonBars widths={Array.from({ length: cards }, () => '100%')} height={72} gap={7} />
        </div>
      ))}
    </div>
  );
}
