import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ReportAnswer } from '../../contract/reports.ts';
import {
  isClosed,
  type KnownStage,
  knownStages,
  newId,
  type Told,
  writeHistories,
} from '../../tests/reports/histories.ts';
import { closedWithin, standing } from '../../tests/reports/model.ts';
import {
  chanceOf,
  laterBusiness,
  lessonsBefore,
  percentileDisc,
} from '../../tests/reports/outlook-model.ts';
import { dayOf, toldDeals } from '../../tests/reports/told.ts';
import { openWorkspace, type Workspace } from '../../tests/workspace.ts';

let workspace: Workspace;
let stages: KnownStage[];
let chances: Map<string, number>;
let owners: (string | null)[];
beforeAll(async () => {
  workspace = await openWorkspace();
  await workspace.as.ines('POST', '/api/pipelines', { name: 'Renewals' });
  stages = await knownStages(workspace.database.owner);
  const { rows } = await workspace.database.owner.query('select id, probability from stages');
  chances = new Map(rows.map(({ id, probability }) => [id, probability ?? 0]));
  const { tuva, emil } = workspace.people;
  owners = [tuva.id, tuva.id, emil.id, null];
});
afterAll(() => workspace.close());

const day = 86_400_000;
let now: number;
beforeEach(() => {
  now = Date.now() - 60_000;
});

/** Also with deals whose files say that they were made before their first stay, or after it. */
const forHistories = (holds: (told: Told[]) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(toldDeals(stages, owners, now), fc.infiniteStream(shift), async (all, by) => {
      const told = all.map((one) => {
        const created = one.created + (by.next().value ?? 0);
        return { ...one, created: Math.min(created, now - 3_600_000) };
      });
      await writeHistories(workspace.database.owner, told);
      await holds(told);
    }),
    { numRuns: 6, endOnFailure: true },
  );

const shift = fc.constantFrom(0, 0, -25 * day, 70 * day);

/** Rows of a function of the schema report, over a year that has not ended. */
async function rowsOf(call: string, values: unknown[] = [], owner_id: string | null = null) {
  const filter = `report.filter('${dayOf(now - 200 * day)}', '${dayOf(now + 170 * day)}', owner_id => $1)`;
  const { rows } = await workspace.database.owner.query(
    `select row_to_json(r) as row from ${filter} as f cross join lateral report.${call} as r`,
    [owner_id, ...values],
  );
  return rows.map(({ row }) => row);
}

const moments = (daysAgo: number[]) => daysAgo.map((days) => now - days * day);
const iso = (ats: number[]) => ats.map((ms) => new Date(ms).toISOString());

test('what stood open at several moments is what the histories say, of all deals and of one person’s', () =>
  forHistories(async (told) => {
    const ats = moments([160, 90, 30, 2, 0]);
    for (const owner_id of [null, workspace.people.tuva.id]) {
      const rows = await rowsOf('standing_at(f, $2)', [iso(ats)], owner_id);
      const answered = rows.map((row) => ({
        of: `${row.look} ${row.deal_id}`,
        stage_id: row.stage_id,
        since: Date.parse(row.since),
        cents: row.value_cents,
        currency: row.currency,
        expected: row.expected_close_date,
      }));
      const expected = ats.flatMap((at, place) =>
        told.flatMap((one) => {
          const stood = standing(one, at);
          if (!stood || isClosed(stood.stage)) return [];
          if (owner_id && one.owner_id !== owner_id) return [];
          const { stage, ...rest } = stood;
          return [{ of: `${place + 1} ${one.id}`, stage_id: stage.id, ...rest }];
        }),
      );
      const inOrder = (rows: { of: string }[]) => rows.toSorted((a, b) => (a.of < b.of ? -1 : 1));
      expect(inOrder(answered)).toEqual(inOrder(expected));
    }
  }));

test('a deal that was made after its first stay began stands once it is made, whoever asks', async () => {
  const [first, second] = stages.filter((stage) => !isClosed(stage));
  if (!first || !second) throw new Error('Two open stages are there');
  const created = now - 120 * day;
  const made: Told = {
    ...{ id: newId(), owner_id: workspace.people.tuva.id, created },
    stays: [
      { stage: first, at: now - 170 * day },
      { stage: second, at: now - 50 * day },
    ],
    values: [{ at: created, cents: 100_00, currency: 'USD', expected: null }],
  };
  await writeHistories(workspace.database.owner, [made]);
  for (const owner_id of [null, workspace.people.tuva.id]) {
    const rows = await rowsOf('standing_at(f, $2)', [iso(moments([160, 90]))], owner_id);
    expect(rows.map(({ look, stage_id }) => [look, stage_id])).toEqual([[2, first.id]]);
  }
});

test('the chances in each stage are those of the stays that lasted longer, at every step', () =>
  forHistories(async (told) => {
    const ats = moments([100, 20]);
    const looks = await rowsOf('looks(f, $2, 3)', [iso(ats)]);
    const curves = await rowsOf('curves(f, $2, 3)', [iso(ats)]);
    for (const [place, at] of ats.entries()) {
      const lessons = lessonsBefore(told, at);
      const mine = curves.filter(({ look }) => look === place + 1);
      expect(new Set(mine.map(({ stage_id }) => stage_id))).toEqual(
        new Set(lessons.map(({ stage_id }) => stage_id)),
      );
      const { ends } = looks[place];
      for (const { stage_id, ages, won_by } of mine) {
        const here = lessons.filter((lesson) => lesson.stage_id === stage_id);
        const stayed = here.map((lesson) => lesson.stayed);
        expect(ages).toEqual([
          0,
          ...Array.from({ length: 23 }, (_, n) => percentileDisc(stayed, (n + 1) / 24)),
        ]);
        expect(won_by).toHaveLength(ends.length);
        for (const [end, within] of ends.entries()) {
          expect(won_by[end]).toEqual(ages.map((age: number) => chanceOf(here, age, within)));
        }
      }
    }
  }));

test('later business is what deals brought that were not made yet', () =>
  forHistories(async (told) => {
    const ats = moments([75, 0]);
    const rows = await rowsOf("later_business(f, $2, null, 'month')", [iso(ats)]);
    const looks = await rowsOf('looks(f, $2, null)', [iso(ats)]);
    for (const [place, at] of ats.entries()) {
      const answered = rows
        .filter(({ look, won_cents }) => look === place + 1 && won_cents > 0)
        .map((row) => [`${row.months_ahead} ${row.months_ago} ${row.currency}`, row.won_cents]);
      const { sums, known } = laterBusiness(told, at, looks[place].months_ahead);
      expect(new Map(answered as [string, number][])).toEqual(sums);
      const knowns = rows.filter(({ look }) => look === place + 1).map((row) => row.months_known);
      expect(new Set(knowns)).toEqual(new Set(knowns.length > 0 ? [known] : []));
    }
  }));

/** The beginnings of the six whole months before this one, and their ends. */
function lastMonths() {
  const today = new Date(now);
  const start = (back: number) => Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 1);
  return Array.from({ length: 6 }, (_, at) => ({ from: start(at + 1), to: start(at) }));
}

/** What the stages' chances said of a month on its first morning: of what was expected then or overdue. */
function weightedCents(told: Told[], { from, to }: { from: number; to: number }, currency: string) {
  const said = told.map((one) => {
    const stood = standing(one, from);
    if (!stood || isClosed(stood.stage) || stood.currency !== currency) return 0;
    if (stood.expected === null || Date.parse(stood.expected) >= to) return 0;
    return Math.round((stood.cents * (chances.get(stood.stage.id) ?? 0)) / 100);
  });
  return said.reduce((sum, cents) => sum + cents, 0);
}

test('what the stages’ chances said of each month, and what came, for an admin and for a rep', () =>
  forHistories(async (told) => {
    for (const who of ['ines', 'tuva'] as const) {
      const { body } = await workspace.as[who]<ReportAnswer<'forecast-backtest'>>(
        'GET',
        '/api/reports/forecast-backtest',
      );
      const mine = told.filter(
        ({ owner_id }) => who === 'ines' || owner_id === workspace.people.tuva.id,
      );
      const expected = lastMonths().flatMap(({ from, to }) =>
        ['EUR', 'SEK'].map((currency) => {
          const came = closedWithin(mine, from, to).filter(
            (one) => one.won && one.currency === currency,
          );
          const weighted_cents = weightedCents(mine, { from, to }, currency);
          const actual_cents = came.reduce((sum, { cents }) => sum + cents, 0);
          return { key: dayOf(from), currency, weighted_cents, actual_cents };
        }),
      );
      const answered = body.data.map(({ key, currency, weighted_cents, actual_cents }) => ({
        ...{ key, currency, weighted_cents, actual_cents },
      }));
      const inOrder = (rows: typeof expected) =>
        rows
          .filter(({ weighted_cents, actual_cents }) => weighted_cents + actual_cents > 0)
          .map((row) => JSON.stringify(row))
          .toSorted();
      expect(inOrder(answered as typeof expected)).toEqual(inOrder(expected));
    }
  }));
