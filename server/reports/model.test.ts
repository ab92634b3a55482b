import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Board } from '../../contract/deals.ts';
import type { ReportAnswer, ReportName } from '../../contract/reports.ts';
import {
  isClosed,
  type KnownStage,
  knownStages,
  type Told,
  writeHistories,
} from '../../tests/reports/histories.ts';
import {
  boardAt,
  closedWithin,
  funnelOf,
  kaplanMeierMedian,
  openCents,
  percentile,
  stageStays,
} from '../../tests/reports/model.ts';
import { dayOf, toldDeals } from '../../tests/reports/told.ts';
import { openWorkspace, type Workspace } from '../../tests/workspace.ts';

let workspace: Workspace;
let stages: KnownStage[];
let owners: (string | null)[];
beforeAll(async () => {
  workspace = await openWorkspace();
  const { body } = await workspace.as.ines<{ id: string }>('POST', '/api/pipelines', {
    name: 'Renewals',
  });
  expect(body.id).toBeTruthy();
  stages = await knownStages(workspace.database.owner);
  const { tuva, emil, marta, noor } = workspace.people;
  owners = [tuva.id, emil.id, marta.id, noor.id, null];
});
afterAll(() => workspace.close());

const day = 86_400_000;
let now: number;
beforeEach(() => {
  now = Date.now() - 60_000;
});

/** Tries each property on so many random workspaces. */
const runs = { numRuns: 6, endOnFailure: true };

async function ask<Name extends ReportName>(
  name: Name,
  query: Record<string, string> = {},
  who: keyof Workspace['as'] = 'ines',
): Promise<ReportAnswer<Name>> {
  const { status, body } = await workspace.as[who]<ReportAnswer<Name>>(
    'GET',
    `/api/reports/${name}?${new URLSearchParams(query)}`,
  );
  expect(body).not.toHaveProperty('detail');
  expect(status).toBe(200);
  return body;
}

const forHistories = (holds: (told: Told[]) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(toldDeals(stages, owners, now), async (told) => {
      await writeHistories(workspace.database.owner, told);
      await holds(told);
    }),
    runs,
  );

test('the pipeline as of any day is what the histories say, and as of now it is the board', () =>
  forHistories(async (told) => {
    for (const daysAgo of [-1, 3, 40, 200]) {
      const to = dayOf(now - daysAgo * day);
      const at = daysAgo < 0 ? now + 1 : Date.parse(to);
      const { data } = await ask('pipeline-as-of', { from: dayOf(now - 399 * day), to });
      const open = data.filter(({ stage }) => stage !== 'won' && stage !== 'lost');
      const answered = open.map((row) => [
        `${row.key} ${row.currency}`,
        { count: row.deal_count, cents: row.value_cents },
      ]);
      expect(new Map(answered as [string, { count: number; cents: number }][])).toEqual(
        boardAt(told, at),
      );
    }
    const { data } = await ask('pipeline-as-of');
    for (const pipeline_id of new Set(stages.map((stage) => stage.pipeline_id))) {
      const { body } = await workspace.as.ines<Board>(
        'GET',
        `/api/deals/board?pipeline_id=${pipeline_id}`,
      );
      for (const { stage, sums } of body.columns.filter((column) => !isClosed(column.stage))) {
        const rows = data.filter(({ key }) => key === stage.id);
        const money = ({ currency, value_cents }: { currency: string; value_cents: number }) => [
          currency,
          value_cents,
        ];
        expect(rows.map(money).toSorted()).toEqual(sums.map(money).toSorted());
      }
    }
  }));

test('opening and movements come to the closing, week after week, to the cent', () =>
  forHistories(async (told) => {
    for (let week = 9; week >= 0; week -= 1) {
      const from = dayOf(now - (week + 1) * 7 * day);
      const to = dayOf(now - week * 7 * day);
      const { totals } = await ask('pipeline-changes', { from, to });
      for (const currency of ['EUR', 'SEK']) {
        const sum = totals.sums.find((one) => one.currency === currency);
        expect(sum?.opening_cents ?? 0).toBe(openCents(told, Date.parse(from), currency));
        expect(sum?.closing_cents ?? 0).toBe(openCents(told, Date.parse(to), currency));
        expect((sum?.opening_cents ?? 0) + (sum?.delta_cents ?? 0)).toBe(sum?.closing_cents ?? 0);
      }
    }
  }));

test('the movements of one pipeline too, with deals that come and go between them', () =>
  forHistories(async (told) => {
    const from = dayOf(now - 90 * day);
    const [{ pipeline_id } = { pipeline_id: '' }] = stages;
    const { totals } = await ask('pipeline-changes', { from, pipeline_id });
    const here = (at: number) =>
      [...boardAt(told, at)]
        .filter(([key]) => stages.find(({ id }) => key.startsWith(id))?.pipeline_id === pipeline_id)
        .reduce((sum, [, { cents }]) => sum + cents, 0);
    const total = (of: 'opening_cents' | 'closing_cents' | 'delta_cents') =>
      totals.sums.reduce((sum, one) => sum + one[of], 0);
    expect(total('opening_cents')).toBe(here(Date.parse(from)));
    expect(total('closing_cents')).toBe(here(now));
    expect(total('opening_cents') + total('delta_cents')).toBe(total('closing_cents'));
  }));

test('what was won and lost, how fast, and how often: each deal by its last closing', () =>
  forHistories(async (told) => {
    const from = dayOf(now - 365 * day);
    const closed = closedWithin(told, Date.parse(from), now);
    const won = closed.filter((one) => one.won);
    const { totals } = await ask('win-loss', { from });
    expect([totals.won_count, totals.lost_count]).toEqual([won.length, closed.length - won.length]);
    const cycle = await ask('cycle-time', { from });
    const wonCycle = cycle.totals.outcomes.find(({ outcome }) => outcome === 'won');
    for (const [share, answered] of [
      [0.5, wonCycle?.median_seconds],
      [0.75, wonCycle?.p75_seconds],
      [0.9, wonCycle?.p90_seconds],
    ] as const) {
      const expected = percentile(
        won.map(({ seconds }) => seconds),
        share,
      );
      if (expected === null) expect(answered).toBeUndefined();
      else expect(answered).toBeCloseTo(expected, 3);
    }
    const velocity = await ask('velocity', { from });
    for (const sum of velocity.totals.sums) {
      const mine = closed.filter(({ currency }) => currency === sum.currency);
      const mineWon = mine.filter((one) => one.won);
      const open = [...boardAt(told, now)].filter(([key]) => key.endsWith(sum.currency));
      expect(sum.open_count).toBe(open.reduce((count, [, one]) => count + one.count, 0));
      expect([sum.closed_count, sum.won_count]).toEqual([mine.length, mineWon.length]);
    }
  }));

test('open deals at the end of each month are those that the histories left open', () =>
  forHistories(async (told) => {
    const { data, to } = await ask('velocity', { by: 'month' });
    for (const { key, currency, open_count } of data) {
      const start = new Date(`${key}T00:00:00Z`);
      const end = Math.min(
        Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1),
        Date.parse(to),
        now,
      );
      // The currency is today's, as for every count that is not about the past's money.
      const open = told.filter((one) => one.values.at(-1)?.currency === currency);
      const counted = [...boardAt(open, end).values()].reduce((sum, { count }) => sum + count, 0);
      expect({ key, currency, open_count }).toEqual({ key, currency, open_count: counted });
    }
  }));

test('time in stage: latest and all stays, those that last apart, and Kaplan–Meier over both', () =>
  forHistories(async (told) => {
    const from = dayOf(now - 300 * day);
    const { data } = await ask('stage-duration', { from });
    const stays = stageStays(told, Date.parse(from), now, Date.now());
    for (const row of data) {
      const here = stays.filter(({ stage_id }) => stage_id === row.stage_id);
      const ended = here.filter(({ open }) => !open);
      expect([row.ended_count, row.open_count, row.reentered_count]).toEqual([
        ended.length,
        here.length - ended.length,
        here.filter((one) => one.stays > 1).length,
      ]);
      const near = (answered: number | null, expected: number | null) => {
        if (expected === null || answered === null) expect(answered).toBe(expected);
        else expect(Math.abs(answered - expected)).toBeLessThan(5);
      };
      near(
        row.median_seconds,
        percentile(
          ended.map(({ latest }) => latest),
          0.5,
        ),
      );
      near(
        row.p90_seconds,
        percentile(
          ended.map(({ latest }) => latest),
          0.9,
        ),
      );
      near(
        row.total_median_seconds,
        percentile(
          ended.map(({ total }) => total),
          0.5,
        ),
      );
      near(
        row.open_median_seconds,
        percentile(
          here.filter(({ open }) => open).map(({ latest }) => latest),
          0.5,
        ),
      );
      near(row.expected_median_seconds, kaplanMeierMedian(here));
    }
  }));

test('funnel counts are those of the histories and never rise', () =>
  forHistories(async (told) => {
    const { data, totals } = await ask('funnel', { from: dayOf(now - 300 * day) });
    const places = data.map(({ stage_id }) => stage_id);
    const expected = funnelOf(
      told,
      places,
      totals.pipeline_id,
      Date.parse(dayOf(now - 300 * day)),
      now,
    );
    expect(data.map(({ entered_count }) => entered_count)).toEqual(expected.entered);
    expect(data.map((row) => row.entered_count - row.skipped_count)).toEqual(expected.stood);
    const counts = data.map(({ entered_count }) => entered_count);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    for (const row of data.filter(({ stage }) => stage !== 'won')) {
      expect(row.next_count + row.lost_count + row.open_count).toBe(row.entered_count);
    }
  }));

test('what each person is told adds up, with the deals of nobody, to what an admin is told', () =>
  forHistories(async () => {
    const cents = async (who: keyof Workspace['as'], query: Record<string, string> = {}) =>
      (await ask('revenue', { currency: 'EUR', ...query }, who)).totals.sums[0]?.won_cents ?? 0;
    const own = (name: keyof Workspace['people']) => ({ owner_id: workspace.people[name].id });
    const parts = [
      await cents('tuva'),
      await cents('emil'),
      await cents('marta'),
      await cents('noor', own('noor')),
    ];
    const all = await ask('revenue', { currency: 'EUR', by: 'owner' });
    const nobodys = all.data.find(({ key }) => key === null)?.won_cents ?? 0;
    const sum = parts.reduce((total, part) => total + part, nobodys);
    expect(all.totals.sums[0]?.won_cents ?? 0).toBe(sum);
  }));
