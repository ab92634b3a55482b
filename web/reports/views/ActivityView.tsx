import { plural, t } from '@lingui/core/macro';
import type { ReportAnswer, ReportRow } from '../../../contract/reports.ts';
import { StackedBars } from '../charts/StackedBars.tsx';
import { formatCount } from '../figures.ts';
import { isGrain } from '../periods.ts';
import { activityLink } from '../useFigureLink.tsx';
import { ActivityTable } from './ActivityTable.tsx';
import { kindNames } from './activity-kinds.ts';
import { type Finding, Panel, type ViewProps } from './Panel.tsx';
import { RowName, rowName } from './row-names.tsx';
import { seriesOf } from './series.ts';

type Row = ReportRow<'activity'>;
type Kind = Row['type'];
type Done = { key: string | null; name: string | null; done: Map<Kind, number> };

/** Who did how much of what, the commonest kind first. */
export function ActivityView({ answer, search, size }: ViewProps<'activity'>) {
  const rows = doneOf(answer);
  const kinds = [...answer.totals.types]
    .sort((a, b) => b.done_count - a.done_count)
    .filter(({ done_count }) => done_count > 0)
    .map(({ type }) => type);
  const names = kindNames();
  const most = size === 'page' ? 30 : 7;
  return (
    <>
      <Panel name="activity" size={size} search={search} finding={findingOf(answer, rows)}>
        {(label) => (
          <StackedBars
            label={label}
            kinds={kinds.map((kind) => ({ name: names[kind] }))}
            rows={rows.slice(0, most).map((row) => {
              const name = rowName(row, answer.by);
              return {
                key: row.key ?? '',
                content: <RowName row={row} by={answer.by} isShort={size === 'widget'} />,
                text: formatCount(sumOf(row)),
                parts: kinds.map((kind) => {
                  const value = row.done.get(kind) ?? 0;
                  return {
                    value,
                    tip: `${name}: ${formatCount(value)} ${names[kind].toLocaleLowerCase()}`,
                    link: activityLink(search, { key: row.key, type: kind }),
                  };
                }),
              };
            })}
          />
        )}
      </Panel>
      {size === 'page' ? <ActivityTable answer={answer} search={search} /> : null}
    </>
  );
}

/** Periods in their order, people and teams by how much they did. */
function doneOf(answer: ReportAnswer<'activity'>): Done[] {
  const rows = new Map<string | null, Done>();
  for (const { key, name, type, done_count } of answer.data) {
    const row = rows.get(key) ?? { key, name, done: new Map() };
    row.done.set(type, (row.done.get(type) ?? 0) + done_count);
    rows.set(key, row);
  }
  if (!isGrain(answer.by)) return [...rows.values()].sort((a, b) => sumOf(b) - sumOf(a));
  return seriesOf([...rows.values()], answer, answer.by).map(
    ({ start, row }) => row ?? { key: start, name: null, done: new Map() },
  );
}

function sumOf({ done }: Done) {
  return [...done.values()].reduce((sum, count) => sum + count, 0);
}

function findingOf({ totals, by }: ReportAnswer<'activity'>, rows: Done[]): Finding | null {
  if (totals.overdue_count > 0) {
    const late = plural(totals.overdue_count, { one: '# is late', other: '# are late' });
    const done = formatCount(totals.done_count);
    return { strong: late, rest: t`of what was planned, ${done} done`, tone: 'red' };
  }
  const first = rows[0];
  if (!first || isGrain(by)) return { strong: formatCount(totals.done_count), rest: t`done` };
  const name = rowName(first, by);
  const count = formatCount(sumOf(first));
  return { strong: name, rest: t`did most, ${count}` };
}
