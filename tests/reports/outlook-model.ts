import { closedAt, isClosed, type Told } from './histories.ts';

/** What a forecast starts from, computed naively over whole histories. Times in ms. */

const day = 86_400_000;

export type Lesson = { stage_id: string; stayed: number; closed: number; isWon: boolean };

/** The open stays of deals that closed in the year before a moment, in seconds. */
export function lessonsBefore(all: Told[], at: number): Lesson[] {
  return all.flatMap((told) => {
    const closing = closedAt(told);
    if (closing === null || closing < at - 365 * day || closing >= at) return [];
    const isWon = told.stays.at(-1)?.stage.stage === 'won';
    return told.stays.flatMap(({ stage, at: entered }, place) => {
      const left = told.stays[place + 1]?.at;
      if (isClosed(stage) || left === undefined || entered >= closing) return [];
      return [
        {
          stage_id: stage.id,
          stayed: (left - entered) / 1000,
          closed: (closing - entered) / 1000,
          isWon,
        },
      ];
    });
  });
}

/** percentile_disc: the first of the sorted values that so large a share does not exceed. */
export function percentileDisc(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)] ?? Number.NaN;
}

/** Of the stays that lasted beyond an age, the share whose deal was won within so many seconds from there. */
export function chanceOf(lessons: Lesson[], age: number, within: number): number {
  const beyond = lessons.filter(({ stayed }) => stayed > age);
  const won = beyond.filter(({ closed, isWon }) => isWon && closed - age <= within);
  return beyond.length === 0 ? 0 : won.length / beyond.length;
}

const monthOf = (ms: number) => {
  const date = new Date(ms);
  return date.getUTCFullYear() * 12 + date.getUTCMonth() + 1;
};

/** The same time of day and month so many months before, on the month's last day where it is shorter. */
function monthsBefore(ms: number, months: number): number {
  const date = new Date(ms);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1);
  const next = new Date(first);
  const days = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
  return first + (Math.min(days, date.getUTCDate()) - 1) * day + (ms % day);
}

/**
 * `${months ahead} ${months ago} ${currency}` to what was won then by deals not yet made, without zeros;
 * and how many of the 12 months before can be looked at.
 */
export function laterBusiness(all: Told[], at: number, monthsAhead: number[]) {
  const won = all.flatMap((told) => {
    const closing = closedAt(told);
    const value = told.values.at(-1);
    if (told.stays.at(-1)?.stage.stage !== 'won' || closing === null || !value) return [];
    return [
      {
        created: told.created,
        at: closing,
        month: monthOf(closing),
        cents: value.cents,
        currency: value.currency,
      },
    ];
  });
  const now = monthOf(at);
  const seen = won.filter((one) => one.at < at && one.month >= now - 13).map(({ month }) => month);
  const firstSale = Math.min(...seen);
  const sums = new Map<string, number>();
  for (let ago = 1; ago <= 12; ago += 1) {
    if (now - ago < firstSale) continue;
    for (const ahead of monthsAhead) {
      const month = now - ago + ahead;
      if (month >= now) continue;
      for (const one of won) {
        if (one.month !== month || one.created < monthsBefore(at, ago) || one.cents === 0) continue;
        const key = `${ahead} ${ago} ${one.currency}`;
        sums.set(key, (sums.get(key) ?? 0) + one.cents);
      }
    }
  }
  return { sums, known: Math.min(12, now - firstSale) };
}
