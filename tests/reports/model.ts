import { closedAt, isClosed, type Told } from './histories.ts';

/** The reports computed naively over whole histories, one deal after the other. Times in ms. */

const last = <Item>(items: Item[], holds: (item: Item) => boolean) => items.findLast(holds) ?? null;

/** How a deal stood just before a moment; null when it was not there yet. */
export function standing(told: Told, at: number) {
  if (told.created >= at) return null;
  const stay = last(told.stays, (one) => one.at < at);
  const value = last(told.values, (one) => one.at < at);
  if (!stay || !value) return null;
  return {
    stage: stay.stage,
    since: stay.at,
    cents: value.cents,
    currency: value.currency,
    expected: value.expected,
  };
}

/** Open deals by stage and currency just before a moment: count and sum. */
export function boardAt(all: Told[], at: number): Map<string, { count: number; cents: number }> {
  const board = new Map<string, { count: number; cents: number }>();
  for (const told of all) {
    const stood = standing(told, at);
    if (!stood || isClosed(stood.stage)) continue;
    const key = `${stood.stage.id} ${stood.currency}`;
    const found = board.get(key) ?? { count: 0, cents: 0 };
    board.set(key, { count: found.count + 1, cents: found.cents + stood.cents });
  }
  return board;
}

/** Sum of the open deals of a currency just before a moment. */
export function openCents(all: Told[], at: number, currency: string): number {
  let cents = 0;
  for (const told of all) {
    const stood = standing(told, at);
    if (stood && !isClosed(stood.stage) && stood.currency === currency) cents += stood.cents;
  }
  return cents;
}

/** What was won or lost within a period, each deal by its last closing. */
export function closedWithin(all: Told[], from: number, to: number) {
  return all.flatMap((told) => {
    const at = closedAt(told);
    const value = told.values.at(-1);
    if (at === null || !value || at < from || at >= to) return [];
    const won = told.stays.at(-1)?.stage.stage === 'won';
    return [
      {
        told,
        at,
        won,
        seconds: (at - told.created) / 1000,
        cents: value.cents,
        currency: value.currency,
      },
    ];
  });
}

/** percentile_cont: PostgreSQL manual, "Ordered-Set Aggregate Functions"; null of nothing. */
export function percentile(values: number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) return null;
  return low + (high - low) * (place - Math.floor(place));
}

/** For each deal and open stage that it last came to within the period: latest stay, all stays, open or not. */
export function stageStays(all: Told[], from: number, to: number, now: number) {
  return all.flatMap(({ stays }) => {
    const lasted = stays.map(({ stage, at }, place) => {
      const end = stays[place + 1]?.at;
      return { stage, at, open: end === undefined, seconds: ((end ?? now) - at) / 1000 };
    });
    const stageIds = new Set(
      stays.filter(({ stage }) => !isClosed(stage)).map(({ stage }) => stage.id),
    );
    return [...stageIds].flatMap((stage_id) => {
      const here = lasted.filter(({ stage }) => stage.id === stage_id);
      const latest = here.at(-1);
      if (!latest || latest.at < from || latest.at >= to) return [];
      const total = here.reduce((sum, { seconds }) => sum + seconds, 0);
      return [{ stage_id, latest: latest.seconds, total, open: latest.open, stays: here.length }];
    });
  });
}

/** Kaplan and Meier 1958, by its definition: at each end, the share of those still there who go on. */
export function kaplanMeierMedian(stays: { latest: number; open: boolean }[]): number | null {
  let surviving = 1;
  const ends = [...new Set(stays.filter(({ open }) => !open).map(({ latest }) => latest))].sort(
    (a, b) => a - b,
  );
  for (const end of ends) {
    const atRisk = stays.filter(({ latest }) => latest >= end).length;
    const ended = stays.filter(({ latest, open }) => latest === end && !open).length;
    surviving *= 1 - ended / atRisk;
    if (surviving <= 0.5 + 1e-9) return end;
  }
  return null;
}

/** How many of the deals made within the period and now in the pipeline came to each place or beyond. */
export function funnelOf(
  all: Told[],
  places: string[],
  pipeline_id: string,
  from: number,
  to: number,
) {
  const entered = places.map(() => 0);
  const stood = places.map(() => 0);
  for (const { created, stays } of all) {
    const now = stays.at(-1)?.stage;
    if (now?.pipeline_id !== pipeline_id || created < from || created >= to) continue;
    const visited = new Set(
      stays.flatMap(({ stage }) => {
        const place = places.indexOf(stage.id);
        return place < 0 || (stage.stage === 'won' && now.stage !== 'won') ? [] : [place];
      }),
    );
    const furthest = Math.max(0, ...visited);
    for (const [place] of places.entries()) {
      if (place <= furthest) entered[place] = (entered[place] ?? 0) + 1;
      if (visited.has(place)) stood[place] = (stood[place] ?? 0) + 1;
    }
  }
  return { entered, stood };
}
