import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportAnswer } from '../../contract/reports.ts';
import {
  type KnownStage,
  knownStages,
  newId,
  type Told,
  writeHistories,
} from '../../tests/reports/histories.ts';
import { openWorkspace, type Workspace } from '../../tests/workspace.ts';

const day = 86_400_000;
const now = Date.now();

let workspace: Workspace;
let stages: Map<string, KnownStage>;
beforeAll(async () => {
  workspace = await openWorkspace();
  const known = await knownStages(workspace.database.owner);
  stages = new Map(known.map((stage) => [stage.stage, stage]));
});
afterAll(() => workspace.close());

/** A deal that began so many days ago, and moved so many days after that. */
function deal(
  daysAgo: number,
  ways: [string, number][],
  cents = 1000_00,
  expected: string | null = null,
): Told {
  const created = now - daysAgo * day;
  const stays = ways.map(([name, after]) => {
    const stage = stages.get(name);
    if (!stage) throw new Error(`No stage ${name}`);
    return { stage, at: created + after * day };
  });
  const values = [{ at: created, cents, currency: 'USD', expected }];
  return { id: newId(), owner_id: workspace.people.tuva.id, created, stays, values };
}

async function forecast(query = ''): Promise<ReportAnswer<'forecast'>> {
  const { status, body } = await workspace.as.ines<ReportAnswer<'forecast'>>(
    'GET',
    `/api/reports/forecast${query}`,
  );
  expect(status).toBe(200);
  return body;
}

const write = (deals: Told[]) => writeHistories(workspace.database.owner, deals);

/** Twenty deals of long ago, each won or lost twenty days after it came to lead. */
const earlier = (outcome: 'won' | 'lost') =>
  Array.from({ length: 20 }, (_, n) =>
    deal(300 + n, [
      ['lead', 0],
      [outcome, 20],
    ]),
  );

test('without a history it says nothing of its own, and what the stages’ chances say all the same', async () => {
  const soon = new Date(now + day).toISOString().slice(0, 10);
  await write([deal(5, [['proposal', 0]], 1000_00, soon)]);
  const { totals } = await forecast();
  expect(totals.sums).toMatchObject([
    {
      open_count: 1,
      open_cents: 1000_00,
      weighted_cents: 600_00,
      best_cents: 1000_00,
      p50_cents: null,
    },
  ]);
  expect(totals.learned_from_count).toBe(0);
});

test('an empty workspace has an empty forecast', async () => {
  await write([]);
  const { data, totals } = await forecast();
  expect(data).toEqual([]);
  expect(totals.sums).toEqual([]);
});

test('a deal like others that were all won is won, like others that were all lost is not', async () => {
  await write([...earlier('won'), deal(5, [['lead', 0]])]);
  expect((await forecast()).totals.sums).toMatchObject([
    { p10_cents: 1000_00, p50_cents: 1000_00 },
  ]);
  await write([...earlier('lost'), deal(5, [['lead', 0]])]);
  expect((await forecast()).totals.sums[0]?.p90_cents).toBe(0);
});

test('a deal that stands in its stage for longer than any before it has no fate to take', async () => {
  await write([...earlier('won'), deal(60, [['lead', 0]])]);
  expect((await forecast()).totals.sums[0]?.p50_cents ?? 0).toBe(0);
});

test('deals without a date have a row by month and are in no total, however it is split', async () => {
  const soon = new Date(now + day).toISOString().slice(0, 10);
  await write([deal(5, [['lead', 0]], 100_00), deal(5, [['lead', 0]], 7_00, soon)]);
  const byMonth = await forecast();
  const byOwner = await forecast('?by=owner');
  expect(byMonth.totals.sums).toMatchObject([{ open_count: 1, open_cents: 7_00 }]);
  expect(byOwner.totals.sums).toMatchObject([{ open_count: 1, open_cents: 7_00 }]);
  expect(byOwner.totals.undated_count).toBe(1);
  expect(byMonth.data.find(({ key }) => key === null)).toMatchObject({ open_cents: 100_00 });
});

test('what is overdue is expected now', async () => {
  const past = new Date(now - 70 * day).toISOString().slice(0, 10);
  await write([deal(90, [['lead', 0]], 100_00, past)]);
  const { data, totals } = await forecast();
  const month = `${new Date(now).toISOString().slice(0, 7)}-01`;
  expect(data.find(({ key }) => key === month)).toMatchObject({ open_cents: 100_00 });
  expect(totals.sums).toMatchObject([{ open_count: 1 }]);
});

test('a forecast that begins later leaves out what is won before', async () => {
  await write([...earlier('won'), deal(5, [['lead', 0]])]);
  const later = new Date(now + 70 * day).toISOString().slice(0, 10);
  const { totals } = await forecast(`?from=${later}`);
  expect(totals.sums[0]?.p50_cents ?? 0).toBe(0);
});

test('further than ten months ahead it says nothing of its own, and what is expected then all the same', async () => {
  const month = (ahead: number) => {
    const date = new Date(now);
    return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead, 1))
      .toISOString()
      .slice(0, 10);
  };
  await write([...earlier('won'), deal(5, [['lead', 0]], 500_00, month(12))]);
  const { data, totals } = await forecast(`?from=${month(0)}&to=${month(14)}`);
  const told = data.filter(({ p50_cents }) => p50_cents !== null);
  expect(
    told
      .map(({ key }) => key)
      .toSorted()
      .at(-1),
  ).toBe(month(9));
  const later = data.find(({ key }) => key === month(12));
  expect(later).toMatchObject({ open_cents: 500_00, p10_cents: null, p50_cents: null });
  const ten = await forecast(`?from=${month(0)}&to=${month(10)}`);
  expect(totals.sums[0]?.p50_cents).toBe(ten.totals.sums[0]?.p50_cents);
  const none = await forecast(`?from=${month(11)}&to=${month(13)}&by=owner`);
  expect(none.data).toMatchObject([{ open_cents: 500_00, p50_cents: null }]);
});

test('the same question has the same answer', async () => {
  const mixed = [...earlier('won'), ...earlier('lost')];
  await write([
    ...mixed,
    ...Array.from({ length: 9 }, (_, n) => deal(n + 1, [['lead', 0]], (n + 1) * 100_00)),
  ]);
  const { totals } = await forecast();
  expect((await forecast()).totals).toEqual(totals);
  const [
    { p10_cents, p50_cents, p90_cents } = { p10_cents: null, p50_cents: null, p90_cents: null },
  ] = totals.sums;
  // Half of 4,500.00 is won on average; the percentiles lie about it.
  expect(p10_cents).toBeLessThan(p50_cents ?? 0);
  expect(p50_cents).toBeLessThan(p90_cents ?? 0);
  expect(p50_cents).toBeGreaterThan(1500_00);
  expect(p50_cents).toBeLessThan(3000_00);
});

test('twenty deals that are each won or lost like a coin’s throw come as twenty throws do', async () => {
  await write([
    ...earlier('won'),
    ...earlier('lost'),
    ...Array.from({ length: 20 }, () => deal(5, [['lead', 0]])),
  ]);
  const [sum] = (await forecast()).totals.sums;
  // Binomial of 20 and a half: 7, 10 and 13. Deals that shared their luck would lie much wider.
  expect(Math.abs((sum?.p10_cents ?? 0) - 7000_00)).toBeLessThanOrEqual(1000_00);
  expect(Math.abs((sum?.p50_cents ?? 0) - 10_000_00)).toBeLessThanOrEqual(1000_00);
  expect(Math.abs((sum?.p90_cents ?? 0) - 13_000_00)).toBeLessThanOrEqual(1000_00);
});

test('a hundred and fifty alike, summed by their limit, come as near', async () => {
  await write([
    ...earlier('won'),
    ...earlier('lost'),
    ...Array.from({ length: 150 }, () => deal(5, [['lead', 0]])),
  ]);
  const [sum] = (await forecast()).totals.sums;
  // 75 of 150, with a standard deviation of 6.1.
  expect(Math.abs((sum?.p10_cents ?? 0) - 67_200_00)).toBeLessThanOrEqual(2500_00);
  expect(Math.abs((sum?.p50_cents ?? 0) - 75_000_00)).toBeLessThanOrEqual(2500_00);
  expect(Math.abs((sum?.p90_cents ?? 0) - 82_800_00)).toBeLessThanOrEqual(2500_00);
});

/** Won so many days after they came to lead, more than a year ago, so that nobody takes them for later ones. */
const wonAfter = (days: number[]) =>
  days.map((after) =>
    deal(400, [
      ['lead', 0],
      ['won', after],
    ]),
  );

test('a deal that is certain to be won is won once, whichever month it falls in', async () => {
  const spread = Array.from({ length: 60 }, (_, n) => 40 + 1.5 * n);
  const open = Array.from({ length: 500 }, () => deal(5, [['lead', 0]]));
  await write([...wonAfter(spread), ...open]);
  const { data, totals } = await forecast();
  expect(data.filter(({ p50_cents }) => (p50_cents ?? 0) > 0).length).toBeGreaterThan(3);
  const [sum] = totals.sums;
  const all = 500_000_00;
  for (const cents of [sum?.p10_cents, sum?.p50_cents, sum?.p90_cents]) {
    expect(Math.abs((cents ?? 0) - all)).toBeLessThan(all / 100);
  }
});

test('by owner, nobody’s deals have their row, and all rows come to what is said by month', async () => {
  const open = Array.from({ length: 6 }, (_, n) => ({
    ...deal(5, [['lead', 0]]),
    owner_id: n % 2 === 0 ? null : workspace.people.emil.id,
  }));
  await write([...earlier('won'), ...open]);
  const byOwner = await forecast('?by=owner');
  const rows = byOwner.data.map(({ key, p10_cents, p50_cents }) => [key, p10_cents, p50_cents]);
  expect(rows).toContainEqual([null, 3000_00, 3000_00]);
  expect(rows).toContainEqual([workspace.people.emil.id, 3000_00, 3000_00]);
  expect(byOwner.totals.sums).toEqual((await forecast()).totals.sums);
});

test('two deals are drawn one by one, whatever larger ones of another currency stand beside them', async () => {
  const two = [deal(5, [['lead', 0]]), deal(6, [['lead', 0]])];
  await write([...earlier('won'), ...earlier('lost'), ...two]);
  const alone = (await forecast()).totals.sums.find(({ currency }) => currency === 'USD');
  expect([0, 1000_00, 2000_00]).toContain(alone?.p10_cents);
  const yen = two.map(({ values, ...one }) => ({
    ...{ ...one, id: newId() },
    values: values.map((value) => ({ ...value, cents: 500_000_000, currency: 'JPY' })),
  }));
  await write([...earlier('won'), ...earlier('lost'), ...two, ...yen]);
  const beside = (await forecast()).totals.sums.find(({ currency }) => currency === 'USD');
  expect(beside).toEqual(alone);
});

test('a month that the period cuts brings its share of later business', async () => {
  const monthly = Array.from({ length: 24 }, (_, n) =>
    deal(15 * n + 3, [
      ['lead', 0],
      ['won', 1],
    ]),
  );
  await write(monthly);
  const today = new Date(now);
  const dayIn = (date: number) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, date));
  const likely = async (until: Date) => {
    const [from, to] = [dayIn(1), until].map((date) => date.toISOString().slice(0, 10));
    return (await forecast(`?from=${from}&to=${to}`)).totals.sums[0]?.p50_cents ?? 0;
  };
  const end = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 2, 1));
  const whole = await likely(end);
  expect(whole).toBeGreaterThan(0);
  const share = (15 * day) / (end.getTime() - dayIn(1).getTime());
  expect(await likely(dayIn(16))).toBeCloseTo(whole * share, -1);
});

test('months in which nothing of the kind was won count among those that may come again', async () => {
  // Every month had sales, but only the last one by deals made within it.
  const slow = Array.from({ length: 11 }, (_, n) =>
    deal(60 + 30 * (n + 1), [
      ['lead', 0],
      ['won', 58],
    ]),
  );
  await write(slow);
  const { body } = await workspace.as.ines<ReportAnswer<'forecast-backtest'>>(
    'GET',
    '/api/reports/forecast-backtest',
  );
  expect(body.data.length).toBeGreaterThan(0);
  for (const { p90_cents } of body.data) expect(p90_cents ?? 0).toBeLessThanOrEqual(0);
});

test('looked back on, it is held against what each of the last six whole months brought', async () => {
  await write([
    ...earlier('won'),
    deal(140, [
      ['lead', 0],
      ['won', 20],
    ]),
  ]);
  const { status, body } = await workspace.as.ines<ReportAnswer<'forecast-backtest'>>(
    'GET',
    '/api/reports/forecast-backtest',
  );
  expect(status).toBe(200);
  const month = new Date(now - 120 * day).toISOString().slice(0, 7);
  const came = body.data.filter(({ actual_cents }) => actual_cents > 0);
  expect(came).toMatchObject([{ key: `${month}-01`, actual_cents: 1000_00 }]);
});
