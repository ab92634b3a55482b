import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Goal } from '../../contract/goals.ts';
import { ApiProblem } from '../app/api.ts';
import { teamsQuery, usersQuery } from '../app/queries.ts';
import { showToast } from '../app/toasts/toasts.ts';
import { shortPeriod } from '../reports/period-names.ts';
import { formatMoney } from '../ui/money.ts';
import classes from './GoalTable.module.css';
import { GoalTableRow, type Values } from './GoalTableRow.tsx';
import { monthsOf } from './queries.ts';
import { sumFor } from './sums.ts';
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
  const staff = {
    teams: useQuery(teamsQuery).data ?? [],
    users: useQuery(usersQuery).data ?? [],
  };
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
              <GoalTableRow
                key={row.id}
                row={row}
                months={months}
                currency={currency}
                goalIn={valuesOf(shown, row)}
                sumIn={(month) => (row.mayChange ? sumFor(row, month, shown, staff) : null)}
                edited={edited?.row === row.id ? edited.month : null}
                edit={(month) => {
                  clear();
                  edit(month === null ? null : { row: row.id, month });
                }}
                set={(values, before) => set(row, values, before)}
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

type Named = Pick<GoalRow, 'user_id' | 'team_id' | 'name'>;

/** Saves a row's months; what was refused is said above the table, and the former figures return. */
function useRowSetting(year: number, currency: string) {
  const { t } = useLingui();
  const { mutate } = useSetGoals(year);
  const [trouble, setTrouble] = useState<string | null>(null);
  const set = ({ user_id, team_id, name }: Named, months: Values, before?: Values) => {
    setTrouble(null);
    mutate(
      { user_id, team_id, currency, months },
      {
        onSuccess: () => {
          // A cell shows what it was; a year replaces what stood in all of them.
          if (before) {
            const undo = () => set({ user_id, team_id, name }, before);
            showToast(t`The year of ${name} is set.`, { undo });
          }
        },
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
