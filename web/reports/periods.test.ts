import { expect, test } from 'vitest';
import { addDays, periodStarts, spanOf, startOf, todayIn } from './periods.ts';

const today = '2026-11-29';

test('a period ends with the day after its last', () => {
  expect(spanOf('this-month', today)).toEqual({ from: '2026-11-01', to: '2026-12-01' });
  expect(spanOf('last-month', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2026-01-01' });
  expect(spanOf('this-quarter', today)).toEqual({ from: '2026-10-01', to: '2027-01-01' });
  expect(spanOf('last-quarter', '2026-02-10')).toEqual({ from: '2025-10-01', to: '2026-01-01' });
  expect(spanOf('this-year', today)).toEqual({ from: '2026-01-01', to: '2027-01-01' });
  expect(spanOf('last-year', today)).toEqual({ from: '2025-01-01', to: '2026-01-01' });
});

test('the last 30 days are today and the 29 before', () => {
  expect(spanOf('last-30', '2026-03-01')).toEqual({ from: '2026-01-31', to: '2026-03-02' });
});

test('a day goes over the end of February in a leap year', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
});

test('weeks begin on Monday, also a Sunday’s', () => {
  expect(startOf('2026-11-29', 'week')).toBe('2026-11-23');
  expect(startOf('2026-11-23', 'week')).toBe('2026-11-23');
});

test('a span’s periods include the one it begins within', () => {
  const span = { from: '2026-11-15', to: '2027-02-01' };
  expect(periodStarts(span, 'month')).toEqual(['2026-11-01', '2026-12-01', '2027-01-01']);
  expect(periodStarts(span, 'quarter')).toEqual(['2026-10-01', '2027-01-01']);
});

test('today is the workspace’s, not the reader’s', () => {
  const late = new Date('2026-11-29T23:30:00Z');
  expect(todayIn('Europe/Berlin', late)).toBe('2026-11-30');
  expect(todayIn('America/New_York', late)).toBe('2026-11-29');
});
