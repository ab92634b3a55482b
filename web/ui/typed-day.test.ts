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
  ['18. Dec 2026', '2026-12-18'],
  ['Dec 18, 2026', '2026-12-18'],
  ['December 18, 2027', '2027-12-18'],
  ['18  december 2026', '2026-12-18'],
  ['1 Sept 2027', '2027-09-01'],
  ['18 dec', '2026-12-18'],
  ['Dec 18', '2026-12-18'],
  ['5 Jan', '2027-01-05'],
  ['20 Oct', '2026-10-20'],
])('%j is a day', (text, day) => {
  expect(readTypedDay(text, now)).toBe(day);
});

test.each([
  ...['', 'soon', '31 Feb', '03/04/2026', '18.12.2026', '2026-13-01', 'fr', '1 Dec 27'],
  ...['constructor', '__proto__', 'in 2 weeks', '29 Feb 2027'],
])('%j is none', (text) => {
  expect(readTypedDay(text, now)).toBeNull();
});
