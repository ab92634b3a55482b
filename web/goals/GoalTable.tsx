import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Goal } from '../../contract/goals.ts';
import { ApiProblem } from '../app/api.ts';
import { shortPeriod } from '../reports/period-names.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { formatMoney, minorDigits } from '../ui/money.ts';
import { GoalCell } from './GoalCell.tsx';
import classes from './GoalTable.module.css';
import { monthsOf } from './queries.ts';
import { SpreadYear } from './SpreadYear.tsx';
import { spread } from './spread.ts';
import { type GoalRow, useGoalRows } from './useGoalRows.ts';
import { isOf, useSetGoals } from './useSetGoals.ts';

type GoalTableProps = { goals: Goal[]; year: number; currency: string };
type Place = { row: string; month: string };

/** People and months; a cell is edited where it stands. */
export function GoalTable({ goals, year, currency }: GoalTableProps) {
  const { t } = useLingui();
  const months = monthsOf(year);
  const rows = useGoalRows(goals);
  const shown = goals.filter((goal) => goal.currency === currency);
  const [edited, edit] = useState<Place | null>(null);
  const { set, trouble, clear } = useRowSetting(year, currency);
  const people = rows.filter(({ kind }) => kind === 'person');
  return (
    <>
      {trouble ? (
        <p className={classes.trouble} role="alert">
          {trouble}
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too */}
      <section className={classes.scroller} aria-label={t`Goals of ${year}`} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Whose</Trans>
              </th>
              {months.map((month) => (
                <th key={month} scope="col">
                  {shortPeriod(month, 'month')}
                </th>
              ))}
              <th scope="col">{year}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.id}
                row={row}
                months={months}
                currency={currency}
                goalIn={valuesOf(shown, row)}
                edited={edited?.row === row.id ? edited.month : null}
                edit={(month) => {
                  clear();
                  edit(month === null ? null : { row: row.id, month });
                }}
                set={(values) => set(row, values)}
              />
            ))}
          </tbody>
          {people.length > 1 ? (
            <Foot months={months} currency={currency} goals={shown} people={people} />
          ) : null}
        </table>
      </section>
    </>
  );
}

type Values = { month: string; value_cents: number | null }[];

/** Saves a row's months; what was refused is said above the table, and the former figures return. */
function useRowSetting(year: number, currency: string) {
  const { t } = useLingui();
  const { mutate } = useSetGoals(year);
  const [trouble, setTrouble] = useState<string | null>(null);
  const set = ({ user_id, team_id, name }: GoalRow, months: Values) => {
    setTrouble(null);
    mutate(
      { user_id, team_id, currency, months },
      {
        onError: (error) => {
          const field = error instanceof ApiProblem && Object.values(error.fieldErrors)[0];
          const reason = field || error.message;
          setTrouble(t`The goal of ${name} is not saved. ${reason}`);
        },
      },
    );
  };
  return { set, trouble, clear: () => setTrouble(null) };
}

function valuesOf(goals: Goal[], row: GoalRow) {
  const own = new Map(
    goals.filter((goal) => isOf(goal, row)).map((goal) => [goal.month, goal.value_cents]),
  );
  return (month: string) => own.get(month) ?? null;
}

type RowProps = {
  row: GoalRow;
  months: string[];
  currency: string;
  goalIn: (month: string) => number | null;
  edited: string | null;
  edit: (month: string | null) => void;
  set: (values: Values) => void;
};

function Row({ row, months, currency, goalIn, edited, edit, set }: RowProps) {
  const sum = months.reduce((all, month) => all + (goalIn(month) ?? 0), 0);
  const spreadYear = (cents: number) => {
    const parts = spread(cents, months.length, 10 ** minorDigits(currency));
    set(months.map((month, at) => ({ month, value_cents: parts[at] ?? 0 })));
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
      </th>
      {months.map((month, at) => (
        <GoalCell
          key={month}
          name={`${row.name}, ${shortPeriod(month, 'month')}`}
          cents={goalIn(month)}
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
          <SpreadYear name={row.name} sum={sum} currency={currency} spread={spreadYear} />
        ) : (
          <span className={classes.sum}>{formatMoney(sum, currency)}</span>
        )}
      </td>
    </tr>
  );
}

type FootProps = { months: string[]; currency: string; goals: Goal[]; people: GoalRow[] };

/** What all people together are to win, to hold beside the goals of teams and workspace. */
function Foot({ months, currency, goals, people }: FootProps) {
  const theirs = goals.filter((goal) => people.some((row) => isOf(goal, row)));
  const sumOf = (some: Goal[]) => some.reduce((all, { value_cents }) => all + value_cents, 0);
  return (
    <tfoot>
      <tr>
        <th scope="row">
          <Trans>All people</Trans>
        </th>
        {months.map((month) => (
          <td key={month}>
            <span className={classes.total}>
              {formatMoney(sumOf(theirs.filter((goal) => goal.month === month)), currency)}
            </span>
          </td>
        ))}
        <td>
          <span className={classes.total}>
            {formatMoney(sumOf(theirs), currency, { sign: true })}
          </span>
        </td>
      </tr>
    </tfoot>
  );
}
