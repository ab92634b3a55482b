import { plural, t } from '@lingui/core/macro';
import { median } from 'd3-array';
import type { ReportAnswer, ReportRow } from '../../../contract/reports.ts';
import { useHomeCurrency } from '../../app/queries.ts';
import { Money } from '../../ui/Money.tsx';
import { formatMoney } from '../../ui/money.ts';
import { RangeRows } from '../charts/RangeRows.tsx';
import { formatCount, formatRate, formatShortMoney } from '../figures.ts';
import { ReportTable } from '../ReportTable.tsx';
import { useFigureLink } from '../useFigureLink.tsx';
import { rowsOf } from './currencies.ts';
import classes from './Panel.module.css';
import { type Finding, Panel, type ViewProps } from './Panel.tsx';
import { RowLink } from './RowLink.tsx';
import { rowName } from './row-names.tsx';

type Row = ReportRow<'forecast-backtest'>;

/** What was said at the start of each month, and what came: the hollow point. */
export function ForecastBacktestView({ answer, search, size }: ViewProps<'forecast-backtest'>) {
  const home = useHomeCurrency();
  const link = useFigureLink('forecast-backtest', search);
  const currency = answer.data.find((row) => row.currency === home)
    ? home
    : (answer.data[0]?.currency ?? home);
  const rows = rowsOf(answer.data, currency);
  return (
    <>
      <Panel name="forecast-backtest" size={size} search={search} finding={findingOf(rows)}>
        {(label) => (
          <>
            <RangeRows
              label={label}
              rowHeight={31}
              format={(cents) => formatShortMoney(cents, currency)}
              rows={rows.slice(size === 'page' ? 0 : -8).map((row) => ({
                key: row.key ?? '',
                content: rowName(row, 'month', true),
                low: row.p10_cents,
                middle: row.p50_cents ?? row.weighted_cents,
                high: row.p90_cents,
                came: row.actual_cents,
                text: row.is_inside === false ? missedBy(row, currency) : '',
                tip: tipOf(row, currency),
                link: link(row.key, 'won'),
              }))}
            />
            <p className={classes.note}>
              {monthsInWords(answer)}{' '}
              {t`Band: what was said, eight of ten runs. Thick line: likely. Circle: what came.`}
            </p>
          </>
        )}
      </Panel>
      {size === 'page' ? <BacktestTable answer={answer} search={search} /> : null}
    </>
  );
}

/** Which months of the period they are, where it has more. */
function monthsInWords({ totals: { months }, left_out_count }: ReportAnswer<'forecast-backtest'>) {
  return left_out_count > 0 ? t`The latest ${months} whole months of the period.` : null;
}

function missedBy({ actual_cents, p10_cents, p90_cents }: Row, currency: string) {
  const over = actual_cents - (p90_cents ?? actual_cents);
  const under = (p10_cents ?? actual_cents) - actual_cents;
  const money = formatShortMoney(Math.max(over, under), currency);
  return over > 0 ? t`${money} more` : t`${money} less`;
}

/** Of the months shown: in the currency that is. */
function findingOf(rows: Row[]): Finding | null {
  const judged = rows.filter(({ is_inside }) => is_inside !== null);
  if (judged.length === 0) return null;
  const inside = formatCount(judged.filter(({ is_inside }) => is_inside).length);
  const error = formatRate(medianError(rows, ({ p50_cents }) => p50_cents));
  const weighted = formatRate(medianError(rows, ({ weighted_cents }) => weighted_cents));
  return {
    strong: plural(judged.length, { one: `${inside} of # month`, other: `${inside} of # months` }),
    rest: t`came inside the band; likely was off by ${error} in the middle, stages’ chances by ${weighted}`,
  };
}

/** The median of |said − came| ÷ came, as the report has it over all currencies. */
function medianError(rows: Row[], said: (row: Row) => number | null): number | null {
  const errors = rows.flatMap((row) => {
    const cents = said(row);
    if (cents === null || row.actual_cents === 0) return [];
    return Math.abs(cents - row.actual_cents) / row.actual_cents;
  });
  return median(errors) ?? null;
}

function tipOf(row: Row, currency: string) {
  const money = (cents: number | null) =>
    cents === null ? '–' : formatMoney(cents, currency, { sign: true });
  const name = rowName(row, 'month');
  const [low, likely, high, came] = [
    money(row.p10_cents),
    money(row.p50_cents),
    money(row.p90_cents),
    money(row.actual_cents),
  ];
  return t`${name}: ${low} to ${high} and likely ${likely} was said, ${came} came`;
}

function BacktestTable({
  answer,
  search,
}: Pick<ViewProps<'forecast-backtest'>, 'answer' | 'search'>) {
  const home = useHomeCurrency();
  const columns: [id: string, name: string, cents: (row: Row) => number | null][] = [
    ['weighted', t`Weighted`, (row) => row.weighted_cents],
    ['p10', t`Low`, (row) => row.p10_cents],
    ['p50', t`Likely`, (row) => row.p50_cents],
    ['p90', t`High`, (row) => row.p90_cents],
    ['actual', t`Came`, (row) => row.actual_cents],
  ];
  return (
    <ReportTable
      caption={t`Forecasts looked back on, month by month`}
      rows={answer.data}
      keyOf={(row) => `${row.key}${row.currency}`}
      sums={[answer.totals]}
      columns={[
        {
          id: 'month',
          name: t`Month`,
          isText: true,
          cell: (row) => (
            <RowLink name="forecast-backtest" search={search} row={row} by="month" part="won" />
          ),
        },
        ...columns.map(([id, name, cents]) => ({
          id,
          name,
          cell: (row: Row) => {
            const value = cents(row);
            if (value === null) return '–';
            return <Money cents={value} currency={row.currency} sign={row.currency !== home} />;
          },
        })),
        {
          id: 'inside',
          name: t`Inside`,
          cell: (row) => (row.is_inside === null ? '–' : row.is_inside ? t`Yes` : t`No`),
          total: (sum) => formatRate(sum.inside_rate),
        },
      ]}
    />
  );
}
