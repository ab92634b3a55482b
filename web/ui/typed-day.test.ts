import { expect, test } from 'vitest';
import { readTypedDay } from './typed-day.ts';

const now = new Date(2026, 10, 25, 15); // a Wednesday

test.each([
  ['today', '2026-11-25'],
  [' Yesterday ', '2026-11-24'],
  ['tomorrow', '2026-11-26'],
  ['+3', '2026-11-28'],
  ['-30d', '2026-10-26'],
  ['fri', '2026-11-27'],
  ['Wednesday', '2026-12-02'],
  ['2026-12-18', '2026-12-18'],
  ['18 Dec 2026', '2026-12-18'],
  ['Dec 18, 2026', '2026-12-18'],
  ['18  december 2026', '2026-12-18'],
  ['18 dec', '2026-12-18'],
  ['Dec 18', '2026-12-18'],
])('%j is a day', (text, day) => {
  expect(readTypedDay(text, now)).toBe(day);
});

test.each(['', 'soon', '31 Feb', '03/04/2026', '2026-13-01', 'fr'])('%j is none', (text) => {
  expect(readTypedDay(text, now)).toBeNull();
});
