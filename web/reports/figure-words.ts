import { plural, t } from '@lingui/core/macro';
import type { ReportName } from '../../contract/reports.ts';
import { formatDayWithYear, readDate } from '../ui/dates.ts';
import { longPeriod, spanInWords } from './period-names.ts';
import { addDays, isGrain, lastDayOf, type Span } from './periods.ts';
import { changedInWords } from './views/change-names.ts';
import { holderInWords } from './views/row-names.tsx';

export type Figure = {
  name: ReportName;
  by: string;
  span: Span;
  today: string;
  /** Of the row; null for the row without one, undefined for the whole report. */
  key: string | null | undefined;
  part: string | undefined;
  /** What the stage of the key means, where it is one. */
  stage: string | null;
  /** What the key is called, where it is known by now. */
  keyName: string | null;
  /** Of what the report is filtered for: an owner, a team, a pipeline. */
  filters: string[];
};

/** Which deals these are: "4 deals lost for Price from 1 Oct to 31 Dec 2026". */
export function figureInWords(figure: Figure, count: number): string {
  const deals = plural(count, { one: '# deal', other: '# deals' });
  return [`${deals} ${whichInWords(figure)}`, ...figure.filters].join(', ');
}

function whichInWords(figure: Figure): string {
  const { name, part = '' } = figure;
  if (name === 'funnel') return reachInWords(figure);
  if (name === 'stage-duration') return stayInWords(figure);
  if (name === 'pipeline-as-of') return standingInWords(figure);
  if (name === 'pipeline-changes') {
    return changedInWords(figure.key, { ...endsOf(figure), dated: datedInWords(figure) });
  }
  if (name === 'activity') return join(t`with activities`, holderOf(figure), datedInWords(figure));
  const isUsual = part === '' && name === 'forecast';
  if (part === 'open' || isUsual) return openInWords(figure);
  return join(closedInWords(figure), holderOf(figure), datedInWords(figure));
}

function closedInWords({ name, part, by, key }: Figure) {
  const isReason = name === 'win-loss' && by === 'lost_reason' && key !== undefined;
  if (part === 'lost' || isReason) return t`lost`;
  if (part === 'closed') return t`won or lost`;
  const usual = name === 'win-loss' || name === 'cycle-time';
  return part === undefined && usual ? t`won or lost` : t`won`;
}

/** Deals are expected to close within a forecast, and stand open at the end of other periods. */
function openInWords(figure: Figure) {
  const { name, by, key } = figure;
  if (name === 'forecast') {
    if (by === 'month' && key === null) return t`open without a close date`;
    return join(t`expected to close`, datedInWords(figure), holderOf(figure));
  }
  const when = key && isGrain(by) ? longPeriod(key, by) : null;
  const at = when === null ? t`open on ${endsOf(figure).end}` : t`open at the end of ${when}`;
  return join(at, holderOf(figure));
}

function standingInWords(figure: Figure) {
  const { by, key, keyName } = figure;
  // Closed stages hold what closed within the period.
  if (figure.stage === 'won') return join(t`won`, datedInWords(figure));
  if (figure.stage === 'lost') return join(t`lost`, datedInWords(figure));
  const { end } = endsOf(figure);
  if (by !== 'stage') return join(t`open`, holderOf(figure), t`on ${end}`);
  if (key === null) return t`open on ${end} in a stage that is not known`;
  const stage = keyName ?? t`this stage`;
  return key === undefined ? t`open on ${end}` : t`open in ${stage} on ${end}`;
}

function stayInWords(figure: Figure) {
  const { part } = figure;
  const stage = figure.keyName ?? t`this stage`;
  const dated = datedInWords(figure);
  if (part === 'open') return t`that still stand in ${stage}`;
  return part === 'reentered'
    ? t`that came to ${stage} more than once, the last time ${dated}`
    : t`that left ${stage}, having come to it ${dated}`;
}

function reachInWords(figure: Figure) {
  const { key, part } = figure;
  const stage = figure.keyName ?? t`this stage`;
  const opened = t`opened ${datedInWords(figure)}`;
  if (figure.stage === 'won') return t`that were won, ${opened}`;
  if (part === 'lost') return t`lost after coming as far as ${stage}, ${opened}`;
  if (part === 'open') return t`that came as far as ${stage} and are open, ${opened}`;
  if (part === 'next') return t`that came further than ${stage}, ${opened}`;
  if (part === 'skipped') return t`that passed ${stage} without standing in it, ${opened}`;
  return key === undefined ? opened : t`that came to ${stage} or beyond, ${opened}`;
}

function holderOf({ by, key, keyName }: Figure) {
  return key === undefined || isGrain(by) ? '' : holderInWords({ key, name: keyName }, by);
}

/** "in October 2026", "in the week of 23 Nov 2026", "from 1 Oct to 31 Dec 2026". */
export function datedInWords({ key, by, span }: Pick<Figure, 'key' | 'by' | 'span'>) {
  if (key && by === 'week') {
    const day = formatDayWithYear(readDate(key));
    return t`in the week of ${day}`;
  }
  const when = key && isGrain(by) ? longPeriod(key, by) : spanInWords(span);
  if (key && isGrain(by)) return t`in ${when}`;
  return addDays(span.from, 1) === span.to ? t`on ${when}` : t`from ${when}`;
}

/** The day before a period begins, and its last day or today. */
export function endsOf({ span, today }: Pick<Figure, 'span' | 'today'>) {
  const day = (text: string) => formatDayWithYear(readDate(text));
  return { start: day(addDays(span.from, -1)), end: day(lastDayOf(span, today)) };
}

export function join(...words: string[]) {
  return words.filter((word) => word !== '').join(' ');
}
