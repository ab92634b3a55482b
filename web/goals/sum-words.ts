import { plural } from '@lingui/core/macro';
import type { GoalSum } from './sums.ts';

/** "sum of 4 people": where a dimmed goal comes from. */
export function sumInWords(of: GoalSum['of'], count: number): string {
  return of === 'people'
    ? plural(count, { one: 'sum of # person', other: 'sum of # people' })
    : plural(count, { one: 'sum of # team', other: 'sum of # teams' });
}
