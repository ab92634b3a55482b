import fc from 'fast-check';
import { type KnownStage, newId, type Told } from './histories.ts';

const day = 86_400_000;

/** Random lives of deals that end before `now`: steps on, back and aside, closed, opened again, converted. */
export function toldDeals(
  stages: KnownStage[],
  owners: (string | null)[],
  now: number,
): fc.Arbitrary<Told[]> {
  const stage = fc.constantFrom(...stages);
  const currency = fc.constantFrom('EUR', 'EUR', 'EUR', 'SEK');
  const expected = fc.option(
    fc.integer({ min: -60, max: 120 }).map((days) => dayOf(now + days * day)),
  );
  const life = fc.record({
    owner_id: fc.constantFrom(...owners),
    age: fc.integer({ min: 1, max: 400 * 24 }),
    moves: fc.array(fc.record({ stage, hours: fc.integer({ min: 1, max: 40 * 24 }) }), {
      maxLength: 7,
    }),
    first: fc.record({ cents: fc.integer({ min: 0, max: 900_000 }), currency, expected }),
    changes: fc.array(
      fc.record({
        cents: fc.integer({ min: 0, max: 900_000 }),
        currency,
        expected,
        hours: fc.integer({ min: 1, max: 60 * 24 }),
      }),
      { maxLength: 3 },
    ),
  });
  return fc.array(fc.tuple(stage, life), { minLength: 20, maxLength: 40 }).map((lives) =>
    lives.map(([start, { owner_id, age, moves, first, changes }]) => {
      const created = now - age * 3_600_000;
      const told: Told = { id: newId(), owner_id, created, stays: [], values: [] };
      told.stays.push({ stage: start, at: created });
      // Seconds apart from full hours, so that nothing falls on the edge of a day.
      let at = created;
      for (const move of moves) {
        at += move.hours * 3_600_000 + 1_000;
        if (at < now && told.stays.at(-1)?.stage !== move.stage)
          told.stays.push({ stage: move.stage, at });
      }
      told.values.push({ at: created, ...first });
      at = created;
      for (const { hours, ...value } of changes) {
        at += hours * 3_600_000 + 2_000;
        if (at < now) told.values.push({ at, ...value });
      }
      return told;
    }),
  );
}

export const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
