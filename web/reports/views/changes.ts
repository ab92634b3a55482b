import { plural, t } from '@lingui/core/macro';
import { formatRate } from '../figures.ts';
import { shortSpan, spanInWords } from '../period-names.ts';
import type { Span } from '../periods.ts';
import type { Finding } from './Panel.tsx';

/** "28 % over 2025", "12 % below before"; null without anything to compare with. */
export function changeFinding(now: number, before: number | undefined, span: Span): Finding | null {
  if (!before) return null;
  const share = formatRate(Math.abs(now / before - 1));
  const then = spanName(span);
  if (now === before) return { strong: t`As much as ${then}` };
  return now > before
    ? { strong: t`${share} over`, rest: then, tone: 'good' }
    : { strong: t`${share} below`, rest: then };
}

/** A whole year by its number, any other span by its days. */
export function spanName(span: Span) {
  const year = shortSpan(span);
  return /^\d{4}$/.test(year) ? year : spanInWords(span);
}

/** "4 points up". */
export function pointsChange(now: number | null, before: number | null | undefined) {
  if (now === null || before === null || before === undefined) return undefined;
  const points = Math.round(now * 100) - Math.round(before * 100);
  const size = Math.abs(points);
  if (points === 0) return t`as before`;
  return points > 0
    ? plural(size, { one: '# point up', other: '# points up' })
    : plural(size, { one: '# point down', other: '# points down' });
}
