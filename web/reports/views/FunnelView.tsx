import { plural, t } from '@lingui/core/macro';
import type { ReportAnswer, ReportRow } from '../../../contract/reports.ts';
import { FunnelChart } from '../charts/FunnelChart.tsx';
import { formatCount, formatDuration, formatRate } from '../figures.ts';
import { ReportTable } from '../ReportTable.tsx';
import { useFigureLink } from '../useFigureLink.tsx';
import { useStageColours } from '../useStageColours.ts';
import { pointsChange } from './changes.ts';
import classes from './Panel.module.css';
import { type Finding, Panel, type ViewProps } from './Panel.tsx';
import { RowLink } from './RowLink.tsx';
import { RowName } from './row-names.tsx';
import { asSegment } from './stages.ts';

type Row = ReportRow<'funnel'>;

/** How many deals come to each stage and go on; red is where the smallest share does and deals were lost. */
export function FunnelView({ answer, search, size }: ViewProps<'funnel'>) {
  const link = useFigureLink('funnel', search);
  const colour = useStageColours();
  const rows = answer.data.filter(({ stage }) => stage !== 'lost');
  const worst = worstStep(rows);
  const before = beforeOf(answer);
  return (
    <>
      <Panel name="funnel" size={size} search={search} finding={findingOf(answer)}>
        {(label) => (
          <>
            <FunnelChart
              label={label}
              rows={rows.map((row) => ({
                key: row.stage_id,
                content: <RowName row={asSegment(row)} by="stage" />,
                value: row.entered_count,
                before: before(row)?.entered_count,
                text: formatCount(row.entered_count),
                colour: colour(row.stage_id),
                onward: onward(row.conversion_rate),
                isWorst: row === worst && row.lost_count > 0,
                tip: tipOf(row, before(row)),
                link: link(row.stage_id, 'entered'),
              }))}
            />
            {answer.previous ? <p className={classes.note}>{t`Upright line: before.`}</p> : null}
          </>
        )}
      </Panel>
      {size === 'page' ? <FunnelTable answer={answer} search={search} /> : null}
    </>
  );
}

/** The same stage in the period before. */
function beforeOf({ previous }: ReportAnswer<'funnel'>) {
  const rows = new Map(previous?.data.map((row) => [row.stage_id, row]));
  return (row: Row) => rows.get(row.stage_id);
}

function onward(rate: number | null) {
  const share = formatRate(rate);
  return rate === null ? undefined : t`${share} go on`;
}

const leastToJudge = 10;

/** The smallest share that goes on, among stages that enough deals came to. */
function worstStep(rows: Row[]) {
  return rows
    .filter(({ entered_count, stage }) => stage !== 'won' && entered_count >= leastToJudge)
    .reduce<Row | null>(
      (worst, row) => ((row.conversion_rate ?? 1) < (worst?.conversion_rate ?? 1) ? row : worst),
      null,
    );
}

function findingOf({ totals, previous }: ReportAnswer<'funnel'>): Finding | null {
  if (totals.win_rate === null) return null;
  // Deals that are still open may yet be won: while they are many, comparing says only that.
  const open = totals.open_count / totals.entered_count;
  if (open > 0.25) {
    const share = formatRate(open);
    const rest = t`of deals made in the period are won, ${share} still open`;
    return { strong: formatRate(totals.win_rate), rest };
  }
  const change = pointsChange(totals.win_rate, previous?.totals.win_rate);
  const rest = change
    ? t`of deals made in the period are won, ${change}`
    : t`of deals made in the period are won`;
  return { strong: formatRate(totals.win_rate), rest };
}

function tipOf(row: Row, before: Row | undefined) {
  const [came, on] = [formatCount(row.entered_count), formatCount(row.next_count)];
  const lost = plural(row.lost_count, { one: '# was lost here', other: '# were lost here' });
  const open = plural(row.open_count, { one: '# is open', other: '# are open' });
  const now = t`${row.stage_name}: ${came} came, ${on} went on, ${lost}, ${open}`;
  if (!before) return now;
  const cameBefore = formatCount(before.entered_count);
  const onBefore = formatCount(before.next_count);
  return t`${now}. Before: ${cameBefore} came, ${onBefore} went on`;
}

type FunnelTableProps = Pick<ViewProps<'funnel'>, 'answer' | 'search'>;

function FunnelTable({ answer, search }: FunnelTableProps) {
  const before = beforeOf(answer);
  return (
    <ReportTable
      caption={t`Funnel, stage by stage`}
      rows={answer.data}
      keyOf={({ stage_id }) => stage_id}
      sums={[answer.totals]}
      columns={[
        {
          id: 'stage',
          name: t`Stage`,
          isText: true,
          cell: (row) => (
            <RowLink name="funnel" search={search} row={asSegment(row)} by="stage" part="entered" />
          ),
          total: ({ win_rate }) => {
            const share = formatRate(win_rate);
            return t`${share} won`;
          },
        },
        {
          id: 'entered',
          name: t`Came`,
          cell: (row) => formatCount(row.entered_count),
          total: (sum) => formatCount(sum.entered_count),
        },
        { id: 'next', name: t`Went on`, cell: (row) => formatCount(row.next_count) },
        { id: 'rate', name: t`Share`, cell: (row) => formatRate(row.conversion_rate) },
        ...(answer.previous
          ? [
              {
                id: 'before',
                name: t`Share before`,
                cell: (row: Row) => formatRate(before(row)?.conversion_rate ?? null),
              },
            ]
          : []),
        { id: 'start', name: t`Of the first`, cell: (row) => formatRate(row.rate_from_start) },
        { id: 'skipped', name: t`Passed over`, cell: (row) => formatCount(row.skipped_count) },
        {
          id: 'lost',
          name: t`Lost`,
          cell: (row) => formatCount(row.lost_count),
          total: (sum) => formatCount(sum.lost_count),
        },
        {
          id: 'open',
          name: t`Open`,
          cell: (row) => formatCount(row.open_count),
          total: (sum) => formatCount(sum.open_count),
        },
        {
          id: 'time',
          name: t`Time to the next`,
          cell: (row) => formatDuration(row.median_seconds_to_next),
        },
      ]}
    />
  );
}
