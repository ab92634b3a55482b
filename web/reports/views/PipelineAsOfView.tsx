import { plural, t } from '@lingui/core/macro';
import type { ReportAnswer, ReportTotals } from '../../../contract/reports.ts';
import { useHomeCurrency } from '../../app/queries.ts';
import { formatDayWithYear, readDate } from '../../ui/dates.ts';
import { formatMoney } from '../../ui/money.ts';
import { BarRows } from '../charts/BarRows.tsx';
import { formatCount, formatRate } from '../figures.ts';
import { lastDayOf, type Span, todayIn } from '../periods.ts';
import { useFigureLink } from '../useFigureLink.tsx';
import { useStageColours } from '../useStageColours.ts';
import { pickSum, rowsOf } from './currencies.ts';
import { amounts, compared, counts, FiguresTable } from './FiguresTable.tsx';
import classes from './Panel.module.css';
import { type Finding, Panel, type ViewProps } from './Panel.tsx';
import { RowName, rowName } from './row-names.tsx';

/** What stood open on a day; the full part of a bar is its weighted value. */
export function PipelineAsOfView({ answer, search, size }: ViewProps<'pipeline-as-of'>) {
  const home = useHomeCurrency();
  const link = useFigureLink('pipeline-as-of', search);
  const colour = useStageColours();
  const { shown, others } = pickSum(answer.totals.sums, home);
  const currency = shown?.currency ?? home;
  const day = answer.previous ? asOfDay(answer.previous, answer.time_zone) : null;
  const before = new Map(
    rowsOf(answer.previous?.data ?? [], currency).map((row) => [row.key, row.value_cents]),
  );
  const rows = rowsOf(answer.data, currency).filter((row) => !isClosed(row));
  return (
    <>
      <Panel
        name="pipeline-as-of"
        size={size}
        search={search}
        finding={findingOf(answer, currency)}
        others={others.map((sum) => ({ currency: sum.currency, cents: sum.value_cents }))}
      >
        {(label) => (
          <>
            <BarRows
              label={label}
              rowHeight={34}
              rows={rows.map((row) => {
                const name = rowName(row, answer.by);
                const money = formatMoney(row.value_cents, currency, { sign: true });
                const weighted = formatMoney(row.weighted_cents, currency, { sign: true });
                const deals = plural(row.deal_count, { one: '# deal', other: '# deals' });
                const value = before.get(row.key) ?? 0;
                const then = formatMoney(value, currency, { sign: true });
                return {
                  key: row.key ?? '',
                  content: <RowName row={row} by={answer.by} />,
                  value: row.value_cents,
                  inner: row.weighted_cents,
                  before: before.get(row.key),
                  colour: answer.by === 'stage' ? colour(row.key) : undefined,
                  text: formatMoney(row.value_cents, currency),
                  aside: formatCount(row.deal_count),
                  tip: tipOf(t`${name}: ${money} in ${deals}, weighted ${weighted}`, then, day),
                  link: link(row.key),
                };
              })}
            />
            <p className={classes.note}>
              {day
                ? t`Full: weighted by chance. Pale: the whole value. Upright line: the value on ${day}.`
                : t`Full: weighted by chance. Pale: the whole value.`}
            </p>
          </>
        )}
      </Panel>
      {size === 'page' ? <AsOfTable answer={answer} search={search} /> : null}
    </>
  );
}

function tipOf(words: string, then: string, day: string | null) {
  return day === null ? words : t`${words}; ${then} on ${day}`;
}

/** The day that is looked at: a period's last one, or today. */
export function asOfDay(span: Span, timeZone: string) {
  return formatDayWithYear(readDate(lastDayOf(span, todayIn(timeZone))));
}

function findingOf(answer: ReportAnswer<'pipeline-as-of'>, currency: string): Finding | null {
  const sumIn = (sums: { currency: string; value_cents: number }[]) =>
    sums.find((one) => one.currency === currency)?.value_cents;
  const now = sumIn(answer.totals.sums);
  if (now === undefined) return null;
  const day = asOfDay(answer, answer.time_zone);
  const money = formatMoney(now, currency, { sign: true });
  const before = answer.previous ? sumIn(answer.previous.totals.sums) : undefined;
  if (!answer.previous || !before) return { strong: money, rest: t`open on ${day}` };
  const then = asOfDay(answer.previous, answer.time_zone);
  const share = formatRate(Math.abs(now / before - 1));
  if (now === before) return { strong: money, rest: t`open on ${day}, as much as on ${then}` };
  return {
    strong: money,
    rest:
      now > before
        ? t`open on ${day}, ${share} more than on ${then}`
        : t`open on ${day}, ${share} less than on ${then}`,
  };
}

const isClosed = ({ stage }: { stage: string | null }) => stage === 'won' || stage === 'lost';

type Sum = ReportTotals<'pipeline-as-of'>['sums'][number];

function AsOfTable(props: Pick<ViewProps<'pipeline-as-of'>, 'answer' | 'search'>) {
  return (
    <FiguresTable
      {...props}
      name="pipeline-as-of"
      caption={t`Open pipeline, row by row`}
      apart={{ title: t`Closed in the period, in no sum`, has: isClosed }}
      columns={[
        counts('count', t`Deals`, (sum: Sum) => sum.deal_count),
        amounts('weighted', t`Weighted`, (sum: Sum) => sum.weighted_cents),
        compared(amounts('value', t`Value`, (sum: Sum) => sum.value_cents)),
      ]}
    />
  );
}
