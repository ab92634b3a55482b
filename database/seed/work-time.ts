import type { Random } from './random.ts';

export const DAY = 86_400_000;
const MINUTE = 60_000;

export function yearBefore(now: Date): Date {
  return new Date(now.getTime() - 365 * DAY);
}

/** A moment of a working day between two; `early` below 1 leans towards the first. */
export function workTime(random: Random, from: Date, to: Date, early = 1): Date {
  const span = to.getTime() - from.getTime();
  const moment = new Date(from.getTime() + span * random.next() ** (1 / early));
  return within(atWork(random, moment), from, to);
}

/** So many days later, at a working hour. */
export function daysLater(random: Random, from: Date, days: number): Date {
  return atWork(random, new Date(from.getTime() + days * DAY));
}

/** The same day at a working hour, or on the Monday after a weekend. Minutes as people round them. */
function atWork(random: Random, moment: Date): Date {
  const day = new Date(moment);
  const weekend = [1, 0, 0, 0, 0, 0, 2][day.getUTCDay()] ?? 0;
  day.setUTCDate(day.getUTCDate() + weekend);
  day.setUTCHours(random.between(7, 15), random.between(0, 59), random.between(0, 59), 0);
  return day;
}

function within(moment: Date, from: Date, to: Date): Date {
  const latest = Math.min(moment.getTime(), to.getTime() - MINUTE);
  return new Date(Math.max(latest, from.getTime()));
}
