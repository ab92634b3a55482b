import { expect, test } from 'vitest';
import type { ReportAnswer } from '../../contract/reports.ts';
import { hasFigures, withoutNoughts } from './earlier.ts';

test('a period in which something was counted has figures', () => {
  expect(hasFigures({ won_count: 0, lost_count: 2, win_rate: 0, sums: [] })).toBe(true);
  expect(hasFigures({ sums: [{ currency: 'EUR', delta_cents: -1, goal_cents: null }] })).toBe(true);
});

test('a goal alone is none, nor is the day that is looked at', () => {
  expect(hasFigures({ won_count: 0, sums: [{ won_cents: 0, goal_cents: 900_00 }] })).toBe(false);
  expect(hasFigures({ as_of: '2026-01-01T00:00:00Z', deal_count: 0, sums: [] })).toBe(false);
  expect(hasFigures({ distribution: [{ from_days: 7, to_days: 14, won_count: 0 }] })).toBe(false);
});

test('a year of months in which nothing was won has no rows, unless a goal was set for it', () => {
  const month = { key: '2026-01-01', name: null, currency: 'EUR', won_count: 0, won_cents: 0 };
  const answer = (goal_cents: number | null): ReportAnswer<'revenue'> => ({
    report: 'revenue',
    by: 'month',
    time_zone: 'UTC',
    from: '2026-01-01',
    to: '2027-01-01',
    data: [{ ...month, goal_cents }],
    left_out_count: 0,
    totals: { won_count: 0, sums: [{ ...month, goal_cents, average_cents: null }] },
    previous: null,
  });
  expect(withoutNoughts(answer(null)).data).toEqual([]);
  expect(withoutNoughts(answer(900_00)).data).toHaveLength(1);
});
