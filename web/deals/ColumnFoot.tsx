import { Trans } from '@lingui/react/macro';
import { IconPlus } from '@tabler/icons-react';
import classes from './ColumnFoot.module.css';

type ColumnFootProps = {
  below: number;
  failed: boolean;
  retry: () => void;
  asksReason: boolean;
  add: (() => void) | null;
};

/** The strip under a column: add a deal; how many are out of sight below. */
export function ColumnFoot({ below, failed, retry, asksReason, add }: ColumnFootProps) {
  return (
    <footer className={classes.foot}>
      {add ? (
        <button type="button" className={classes.add} onClick={add}>
          <IconPlus size={14} stroke={1.8} aria-hidden />
          <Trans>Add deal</Trans>
        </button>
      ) : null}
      {asksReason ? (
        <span className={classes.asks}>
          <Trans>Asks for a reason</Trans>
        </span>
      ) : null}
      {failed ? (
        <button type="button" className={classes.failed} onClick={retry}>
          <Trans>More did not load. Try again</Trans>
        </button>
      ) : null}
      {below > 0 && !asksReason && !failed ? (
        <span className={classes.below}>
          <Trans>{below} more below</Trans>
        </span>
      ) : null}
    </footer>
  );
}
