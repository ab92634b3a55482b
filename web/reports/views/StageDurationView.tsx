import { t } from '@lingui/core/macro';
import type { ReportAnswer, ReportRow } from '../../../contract/reports.ts';
import { RangeRows } from '../charts/RangeRows.tsx';
import { formatCount, formatDuration, formatRate, toDays } from '../figures.ts';
import { ReportTable } from '../ReportTable.tsx';
import { useFigureLink } from '../useFigureLink.tsx';
import classes from './Panel.module.css';
import { type Finding, Panel, type ViewProps } from './Panel.tsx';
import { RowLink } from './RowLink.tsx';
import { RowName } from './row-names.tsx';
import { asSegment } from './stages.ts';

type Row = ReportRow<'stage-duration'>;

/** How long deals stand in each stage; the red one holds them. */
export function StageDurationView({ answer, search, size }: ViewProps<'stage-duration'>) {
  const link = useFigureLink('stage-duration', search);
  const rows = answer.data.filter(isShown);
  const usual = usualOf(answer);
  return (
    <>
      <Panel name="stage-duration" size={size} search={search} finding={findingOf(answer)}>
        {(label) => (
          <>
            <RangeRows
              label={label}
              format={(days) => (days === 0 ? '0' : t`${days} d`)}
              rows={rows.map((row) => {
                const before = usual(row);
                const text = formatDuration(before);
                return {
                  key: row.stage_id,
                  content: <RowName row={asSegment(row)} by="stage" />,
                  isRed: row.is_bottleneck,
                  low: toDays(row.p25_seconds),
                  middle: toDays(row.expected_median_seconds),
                  high: toDays(row.p75_seconds),
                  usual: toDays(before),
                  usualText: t`usual ${text}`,
                  text: medianInWords(row),
                  shortText: row.expected_median_seconds === null ? t`not yet known` : undefined,
                  tip: tipOf(row),
                  link: link(row.stage_id, row.ended_count > 0 ? 'ended' : 'open'),
                };
              })}
            />
            <p className={classes.note}>
              {answer.previous
                ? t`Thick line: half leave sooner. Band: the middle half. Dashed: before.`
                : t`Thick line: half leave sooner. Band: the middle half.`}
            </p>
          </>
        )}
      </Panel>
      {size === 'page' ? <StageDurationTable answer={answer} search={search} /> : null}
    </>
  );
}

/** Won and lost last for ever, and what nobody came to has no time. */
function isShown({ stage, ended_count, open_count }: Row) {
  return stage !== 'won' && stage !== 'lost' && ended_count + open_count > 0;
}

function medianInWords(row: Row) {
  if (row.expected_median_seconds !== null) return formatDuration(row.expected_median_seconds);
  return t`not yet known, more than half still stand here`;
}

function usualOf({ previous }: ReportAnswer<'stage-duration'>) {
  const before = new Map(previous?.data.map((row) => [row.stage_id, row]));
  return (row: Row) => before.get(row.stage_id)?.expected_median_seconds ?? null;
}

function findingOf(answer: ReportAnswer<'stage-duration'>): Finding | null {
  const slow = answer.data.find(({ stage_id }) => stage_id === answer.totals.bottleneck_stage_id);
  if (!slow) return null;
  const now = slow.expected_median_seconds;
  const before = usualOf(answer)(slow);
  const name = slow.stage_name;
  if (now === null) return { strong: t`${name} holds deals longest`, tone: 'red' };
  if (before !== null && now > before * 1.1) {
    const longer = formatDuration(now - before);
    return { strong: t`${name} holds deals ${longer} longer`, tone: 'red' };
  }
  const time = formatDuration(now);
  const strong = t`${name} holds deals longest, ${time}`;
  // A longer one beside it, passed over for its few deals, would seem to belie this.
  return answer.data.some((row) => isShown(row) && isFew(row) && isLonger(row, now))
    ? { strong, rest: t`of stages with five deals or more`, tone: 'red' }
    : { strong, tone: 'red' };
}

/** Of so few a report names no bottleneck (server/reports/stage-queries.ts). */
const isFew = ({ ended_count, open_count }: Row) => ended_count + open_count < 5;

/** Where less than half have left, it is longer than is known. */
const isLonger = ({ expected_median_seconds }: Row, seconds: number) =>
  expected_median_seconds === null || expected_median_seconds > seconds;

function tipOf(row: Row) {
  const [low = '', high = ''] = [row.p25_seconds, row.p75_seconds].map(formatDuration);
  const [ended = '', open = ''] = [row.ended_count, row.open_count].map(formatCount);
  const median = medianInWords(row);
  return t`${row.stage_name}: ${median}. Middle half of the ${ended} that left: ${low} to ${high}. ${open} stand here.`;
}

function StageDurationTable({
  answer,
  search,
}: Pick<ViewProps<'stage-duration'>, 'answer' | 'search'>) {
  const usual = usualOf(answer);
  return (
    <ReportTable
      caption={t`Time in stage, stage by stage`}
      rows={answer.data.filter(isShown)}
      keyOf={({ stage_id }) => stage_id}
      sums={[answer.totals]}
      columns={[
        {
          id: 'stage',
          name: t`Stage`,
          isText: true,
          cell: (row) => (
            <RowLink name="stage-duration" search={search} row={asSegment(row)} by="stage" />
          ),
        },
        {
          id: 'ended',
          name: t`Left`,
          cell: (row) => formatCount(row.ended_count),
          total: (sum) => formatCount(sum.ended_count),
        },
        {
          id: 'open',
          name: t`Still here`,
          cell: (row) => formatCount(row.open_count),
          total: (sum) => formatCount(sum.open_count),
        },
        {
          id: 'expected',
          name: t`Half leave within`,
          cell: (row) =>
            row.expected_median_seconds === null
              ? t`not yet known`
              : formatDuration(row.expected_median_seconds),
        },
        ...(answer.previous
          ? [
              {
                id: 'before',
                name: t`Half left within, before`,
                cell: (row: Row) => formatDuration(usual(row)),
              },
            ]
          : []),
        { id: 'p75', name: t`Three of four`, cell: (row) => formatDuration(row.p75_seconds) },
        { id: 'p90', name: t`Nine of ten`, cell: (row) => formatDuration(row.p90_seconds) },
        {
          id: 'now',
          name: t`Here so far`,
          cell: (row) => formatDuration(row.open_median_seconds),
        },
        {
          id: 'again',
          name: t`Came back`,
          cell: (row) => formatRate(shareOf(row.reentered_count, row.ended_count + row.open_count)),
        },
      ]}
    />
  );
}

function shareOf(part: number, whole: number) {
  return whole === 0 ? null : part / whole;
}
