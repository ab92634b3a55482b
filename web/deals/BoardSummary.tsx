import { Trans } from '@lingui/react/macro';
import type { BoardColumn, Sum } from '../../contract/deals.ts';
import { Money } from '../ui/Money.tsx';
import classes from './BoardSummary.module.css';
import { kindOf } from './stage-marks.ts';

const mostCurrencies = 2;

/** What the open stages hold together, a figure a currency. */
export function BoardSummary({ columns }: { columns: BoardColumn[] | null }) {
  if (!columns) return null;
  const open = columns.filter(({ stage }) => kindOf(stage) === 'open');
  const count = open.reduce((total, column) => total + column.count, 0).toLocaleString();
  const sums = addByCurrency(open.flatMap((column) => column.sums)).slice(0, mostCurrencies);
  return (
    <span className={classes.summary}>
      <span className={classes.open}>
        <Trans>
          <b>{count}</b> open
        </Trans>
      </span>
      {sums.map(({ currency, value_cents, weighted_cents }) => (
        <span key={currency} className={classes.sum}>
          <Money className={classes.total} cents={value_cents} currency={currency} sign />
          <span className={classes.weighted}>
            <Trans>
              weighted <Money cents={weighted_cents} currency={currency} sign={sums.length > 1} />
            </Trans>
          </span>
        </span>
      ))}
    </span>
  );
}

function addByCurrency(sums: Sum[]) {
  const byCurrency = new Map<string, Sum>();
  for (const sum of sums) {
    const before = byCurrency.get(sum.currency);
    byCurrency.set(sum.currency, {
      currency: sum.currency,
      value_cents: sum.value_cents + (before?.value_cents ?? 0),
      weighted_cents: sum.weighted_cents + (before?.weighted_cents ?? 0),
    });
  }
  return [...byCurrency.values()].sort((left, right) => right.value_cents - left.value_cents);
}
