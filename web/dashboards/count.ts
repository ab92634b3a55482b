import { t } from '@lingui/core/macro';
import { formatCount, formatDuration, formatRate } from '../reports/figures.ts';
import { pointsChange } from '../reports/views/changes.ts';
import type { AnyAnswer } from '../reports/views/ReportView.tsx';
import { formatMoney } from '../ui/money.ts';

export type Counted = { value: number | null; before: number | null; currency: string };

/** A report's figure for the whole period, and for what it is compared with. */
export function countOf(answer: AnyAnswer, measure: string, home: string): Counted {
  const sums = 'sums' in answer.totals ? answer.totals.sums : [];
  const currency = (sums.find((sum) => sum.currency === home) ?? sums[0])?.currency ?? home;
  const { totals, previous } = answer;
  return {
    value: figureIn(totals, measure, currency),
    before: previous ? figureIn(previous.totals, measure, currency) : null,
    currency,
  };
}

/** Of all deals, of those in one currency, or of those won: what a report has. */
function figureIn(totals: AnyAnswer['totals'], measure: string, currency: string): number | null {
  const places: object[] = [totals];
  if ('sums' in totals) places.push(...totals.sums.filter((sum) => sum.currency === currency));
  if ('outcomes' in totals) places.push(...totals.outcomes.filter((one) => one.outcome === 'won'));
  // Deals of all currencies may be counted together; money may not.
  if (measure.endsWith('_count') && !(measure in totals) && 'sums' in totals) {
    return totals.sums.reduce((all, sum) => all + Number(Object(sum)[measure] ?? 0), 0);
  }
  for (const place of places) {
    const [, value] = Object.entries(place).find(([name]) => name === measure) ?? [];
    if (typeof value === 'number') return value;
  }
  return null;
}

/** "€1,304,900", "54", "31 %", "62 d": what a measure's name says it is. */
export function figureText(measure: string, { value, currency }: Omit<Counted, 'before'>) {
  if (value === null) return '–';
  if (measure.endsWith('_cents')) return formatMoney(value, currency, { sign: true });
  if (measure.endsWith('_rate')) return formatRate(value);
  return measure.endsWith('_seconds') ? formatDuration(value) : formatCount(value);
}

export type Change = { words: string; isUp: boolean; isSame: boolean };

/** "12,400 up", "6 fewer", "4 points down", "9 d longer". */
export function changeOf(measure: string, { value, before, currency }: Counted): Change | null {
  if (value === null || before === null) return null;
  const difference = value - before;
  const isUp = difference > 0;
  const size = Math.abs(difference);
  const words = () => {
    if (measure.endsWith('_cents')) {
      const money = formatMoney(size, currency);
      return isUp ? t`${money} up` : t`${money} down`;
    }
    if (measure.endsWith('_rate')) return pointsChange(value, before) ?? '';
    if (measure.endsWith('_seconds')) {
      const time = formatDuration(size);
      return isUp ? t`${time} longer` : t`${time} shorter`;
    }
    const count = formatCount(size);
    return isUp ? t`${count} more` : t`${count} fewer`;
  };
  return { words: difference === 0 ? t`as before` : words(), isUp, isSame: difference === 0 };
}
