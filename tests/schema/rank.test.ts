import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function rankBetween(low: string | null, high: string | null): Promise<string> {
  const { rows } = await database.owner.query<{ rank: string }>(
    'select app.rank_between($1, $2) as rank',
    [low, high],
  );
  return rows[0]?.rank ?? '';
}

// Ranks are plain letters and digits: JavaScript compares them byte by byte, as "C" does.
function expectOrdered(ranks: string[]) {
  for (const [place, rank] of ranks.entries()) {
    if (place > 0)
      expect([ranks[place - 1], (ranks[place - 1] ?? '') < rank]).toEqual([ranks[place - 1], true]);
  }
}

test('wherever cards are put, each has a rank of its own and they stand in that order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { maxLength: 60 }), async (places) => {
      const ranks: string[] = [];
      for (const drawn of places) {
        const place = drawn % (ranks.length + 1);
        const rank = await rankBetween(ranks[place - 1] ?? null, ranks[place] ?? null);
        ranks.splice(place, 0, rank);
      }
      expectOrdered(ranks);
    }),
    { numRuns: 25 },
  );
});

test.for([
  ['top', 5000],
  ['bottom', 5000],
  ['below the first', 2000],
  ['above the last', 2000],
] as const)(
  'cards put one after the other at the %s find room, %i of them',
  async ([where, count]) => {
    const { rows } = await database.owner.query<{ ranks: string[] }>(
      `with recursive put (n, low, high, rank) as (
         select 1, app.rank_between(null, null), app.rank_between('500000000001zzz', null), null::text
         union all
         select n + 1,
           case $1 when 'bottom' then rank when 'above the last' then coalesce(rank, low) else low end,
           case $1 when 'top' then rank when 'below the first' then coalesce(rank, high) else high end,
           app.rank_between(
             case $1 when 'top' then null when 'bottom' then rank when 'above the last' then coalesce(rank, low) else low end,
             case $1 when 'bottom' then null when 'top' then rank when 'below the first' then coalesce(rank, high) else high end)
         from put where n <= $2
       )
       select array_agg(rank order by n) filter (where rank is not null) as ranks from put`,
      [where, count],
    );
    const ranks = rows[0]?.ranks ?? [];
    expect(ranks).toHaveLength(count);
    expectOrdered(where === 'top' || where === 'below the first' ? ranks.toReversed() : ranks);
    // An index holds keys of 2,700 bytes.
    expect(Math.max(...ranks.map((rank) => rank.length))).toBeLessThan(2000);
  },
);

test('two people who drop on the same place at once get different ranks', async () => {
  const [low, high] = ['500000000000abc', '500000000001abc'];
  const ranks = await Promise.all(Array.from({ length: 20 }, () => rankBetween(low, high)));
  expect(new Set(ranks).size).toBeGreaterThan(15);
  for (const rank of ranks) expectOrdered([low, rank, high]);
});

test('no rank ends in 0, which would leave no room below it', async () => {
  const ranks = await Promise.all(Array.from({ length: 200 }, () => rankBetween(null, null)));
  expect(ranks.filter((rank) => rank.endsWith('0'))).toEqual([]);
});
