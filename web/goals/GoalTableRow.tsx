import { shortPeriod } from '../reports/period-names.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { formatMoney, minorDigits } from '../ui/money.ts';
import { GoalCell } from './GoalCell.tsx';
import classes from './GoalTable.module.css';
import { SpreadYear } from './SpreadYear.tsx';
import { spread } from './spread.ts';
import { sumInWords } from './sum-words.ts';
import type { GoalSum } from './sums.ts';
import type { GoalRow } from './useGoalRows.ts';

export type Values = { month: string; value_cents: number | null }[];

type GoalTableRowProps = {
  row: GoalRow;
  months: string[];
  currency: string;
  goalIn: (month: string) => number | null;
  /** What stands in for a month without a goal. */
  sumIn: (month: string) => GoalSum | null;
  edited: string | null;
  edit: (month: string | null) => void;
  /** With what it was before where many are replaced at once. */
  set: (values: Values, before?: Values) => void;
};

/** A year of one person, team or the workspace: set goals, and dimmed what stands in for them. */
export function GoalTableRow(props: GoalTableRowProps) {
  const { row, months, currency, goalIn, sumIn, edited, edit, set } = props;
  const hasGoal = months.some((month) => goalIn(month) !== null);
  const own = months.reduce((all, month) => all + (goalIn(month) ?? 0), 0);
  const sums = months.flatMap((month) => (goalIn(month) === null ? (sumIn(month) ?? []) : []));
  const year = sums.reduce((all, { cents }) => all + cents, own);
  const spreadYear = (cents: number | null) => {
    const parts = cents === null ? null : spread(cents, months.length, 10 ** minorDigits(currency));
    set(
      months.map((month, at) => ({ month, value_cents: parts && (parts[at] ?? 0) })),
      months.map((month) => ({ month, value_cents: goalIn(month) })),
    );
  };
  return (
    <tr data-kind={row.kind}>
      <th scope="row" style={{ paddingLeft: 8 + row.depth * 16 }}>
        <span className={classes.name}>
          {row.kind === 'person' ? (
            <Avatar id={row.id} name={row.name} size={18} decorative />
          ) : null}
          <span title={row.name}>{row.name}</span>
        </span>
        <SumNote sums={sums} />
      </th>
      {months.map((month, at) => (
        <GoalCell
          key={month}
          name={`${row.name}, ${shortPeriod(month, 'month')}`}
          cents={goalIn(month)}
          sum={sumIn(month)}
          currency={currency}
          mayChange={row.mayChange}
          isEdited={edited === month}
          edit={() => edit(month)}
          leave={(step) =>
            edit(months[at + step] && step !== 0 ? (months[at + step] ?? null) : null)
          }
          save={(value_cents) => set([{ month, value_cents }])}
        />
      ))}
      <td>
        {row.mayChange ? (
          <SpreadYear
            name={row.name}
            sum={own}
            shown={hasGoal || sums.length > 0 ? year : null}
            isSummed={sums.length > 0}
            currency={currency}
            spread={spreadYear}
          />
        ) : (
          <span className={classes.sum}>{hasGoal ? formatMoney(own, currency) : '–'}</span>
        )}
      </td>
    </tr>
  );
}

/** Below the name, whose goals the dimmed figures add up. */
function SumNote({ sums }: { sums: GoalSum[] }) {
  const [first] = sums;
  if (!first) return null;
  const ids = new Set(sums.filter(({ of }) => of === first.of).flatMap((sum) => sum.ids));
  return <span className={classes.sumNote}>{sumInWords(first.of, ids.size)}</span>;
}
