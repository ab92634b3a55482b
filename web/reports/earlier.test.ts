import { expect, test } from 'vitest';
import { hasFigures } from './earlier.ts';

test('a period in which something was counted has figures', () => {
  expect(hasFigures({ won_count: 0, lost_count: 2, win_rate: 0, sums: [] })).toBe(true);
  expect(hasFigures({ sums: [{ currency: 'EUR', delta_cents: -1, goal_cents: null }] })).toBe(true);
});

test('a goal alone is none, nor is the day that is looked at', () => {
  expect(hasFigures({ won_count: 0, sums: [{ won_cents: 0, goal_cents: 900_00 }] })).toBe(false);
  expect(hasFigures({ as_of: '2026-01-01T00:00:00Z', deal_count: 0, sums: [] })).toBe(false);
  expect(hasFigures({ distribution: [{ from_days: 7, to_days: 14, won_count: 0 }] })).toBe(false);
});
