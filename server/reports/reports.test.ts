import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportAnswer, ReportDeal, ReportName } from '../../contract/reports.ts';
import {
  type KnownStage,
  knownStages,
  newId,
  type Told,
  writeHistories,
} from '../../tests/reports/histories.ts';
import { openWorkspace, type Workspace } from '../../tests/workspace.ts';

let workspace: Workspace;
let stages: Record<string, KnownStage>;
beforeAll(async () => {
  workspace = await openWorkspace();
  const known = await knownStages(workspace.database.owner);
  stages = Object.fromEntries(known.map((stage) => [stage.stage, stage]));
});
afterAll(() => workspace.close());

const at = (text: string) => Date.parse(text);

/** A deal by its stages and the instants at which it came to each. */
function told(
  ways: [string, string][],
  more: Partial<Told> & { cents?: number; currency?: string } = {},
): Told {
  const stays = ways.map(([stage, instant]) => {
    const known = stages[stage];
    if (!known) throw new Error(`No stage ${stage}`);
    return { stage: known, at: at(instant) };
  });
  const created = stays[0]?.at ?? 0;
  const { cents = 100_00, currency = 'USD', ...rest } = more;
  return {
    id: newId(),
    owner_id: workspace.people.tuva.id,
    created,
    stays,
    values: [{ at: created, cents, currency, expected: null }],
    ...rest,
  };
}

async function ask<Name extends ReportName>(name: Name, query: Record<string, string> = {}) {
  const { status, body } = await workspace.as.ines<ReportAnswer<Name>>(
    'GET',
    `/api/reports/${name}?${new URLSearchParams(query)}`,
  );
  expect(status).toBe(200);
  return body;
}

async function dealsBehind(name: ReportName, query: Record<string, string>): Promise<ReportDeal[]> {
  const { status, body } = await workspace.as.ines<{ data: ReportDeal[] }>(
    'GET',
    `/api/reports/${name}/deals?${new URLSearchParams(query)}`,
  );
  expect(status).toBe(200);
  return body.data;
}

const write = (deals: Told[]) => writeHistories(workspace.database.owner, deals);
const sumsOf = ({ totals }: ReportAnswer<'revenue'>) =>
  totals.sums.map(({ currency, won_count, won_cents }) => [currency, won_count, won_cents]);

test('a day begins at midnight of the workspace’s time zone, which the answer names', async () => {
  await workspace.as.ines('PATCH', '/api/workspace', { time_zone: 'America/New_York' });
  // 03:30 UTC on 1 May is still 30 April in New York.
  await write([
    told([
      ['lead', '2026-04-01T12:00:00Z'],
      ['won', '2026-05-01T03:30:00Z'],
    ]),
    told(
      [
        ['lead', '2026-04-01T12:00:00Z'],
        ['won', '2026-05-01T04:30:00Z'],
      ],
      { cents: 7_00 },
    ),
  ]);
  const april = await ask('revenue', { from: '2026-04-01', to: '2026-05-01' });
  const may = await ask('revenue', { from: '2026-05-01', to: '2026-06-01' });
  expect(april.time_zone).toBe('America/New_York');
  expect(april.data).toMatchObject([{ key: '2026-04-01', won_cents: 100_00, goal_cents: null }]);
  expect(may.data).toMatchObject([{ key: '2026-05-01', won_cents: 7_00 }]);
  await workspace.as.ines('PATCH', '/api/workspace', { time_zone: 'UTC' });
});

test('months across a change of the clocks are whole months', async () => {
  await workspace.as.ines('PATCH', '/api/workspace', { time_zone: 'Europe/Berlin' });
  await write([
    told([
      ['lead', '2026-03-01T12:00:00Z'],
      ['won', '2026-03-31T21:59:00Z'],
    ]),
  ]);
  const { data } = await ask('revenue', { from: '2026-03-01', to: '2026-05-01' });
  expect(data.map(({ key, won_count }) => [key, won_count])).toEqual([
    ['2026-03-01', 1],
    ['2026-04-01', 0],
  ]);
  await workspace.as.ines('PATCH', '/api/workspace', { time_zone: 'UTC' });
});

test('a deal won, opened again and won again counts once, by its last closing', async () => {
  await write([
    told([
      ['lead', '2026-01-05T10:00:00Z'],
      ['won', '2026-02-05T10:00:00Z'],
      ['negotiation', '2026-03-05T10:00:00Z'],
      ['won', '2026-04-05T10:00:00Z'],
    ]),
  ]);
  const { data, totals } = await ask('revenue', { from: '2026-01-01', to: '2026-06-01' });
  expect(totals.won_count).toBe(1);
  expect(data.filter(({ won_count }) => won_count > 0)).toMatchObject([{ key: '2026-04-01' }]);
});

test('a deal that is open again is neither won nor in the funnel’s won', async () => {
  await write([
    told([
      ['lead', '2026-01-05T10:00:00Z'],
      ['won', '2026-02-05T10:00:00Z'],
      ['qualified', '2026-03-05T10:00:00Z'],
    ]),
  ]);
  const period = { from: '2026-01-01', to: '2026-06-01' };
  expect((await ask('win-loss', period)).totals).toMatchObject({
    won_count: 0,
    lost_count: 0,
    win_rate: null,
  });
  const { data, totals } = await ask('funnel', period);
  expect(totals).toMatchObject({ entered_count: 1, won_count: 0, open_count: 1 });
  expect(data.find(({ stage }) => stage === 'contacted')).toMatchObject({
    entered_count: 1,
    skipped_count: 1,
  });
});

test('unlike currencies stand beside each other and are never added', async () => {
  await write([
    told([['won', '2026-02-05T10:00:00Z']], { cents: 100_00, currency: 'EUR' }),
    told([['won', '2026-02-06T10:00:00Z']], { cents: 900_00, currency: 'SEK' }),
    told([['won', '2026-02-07T10:00:00Z']], { cents: 50_00, currency: 'EUR' }),
  ]);
  const report = await ask('revenue', { from: '2026-01-01', to: '2026-06-01' });
  expect(sumsOf(report)).toEqual([
    ['SEK', 1, 900_00],
    ['EUR', 2, 150_00],
  ]);
  const euros = await ask('revenue', { from: '2026-01-01', to: '2026-06-01', currency: 'EUR' });
  expect(sumsOf(euros)).toEqual([['EUR', 2, 150_00]]);
});

test('what lies in the trash counts nowhere', async () => {
  const deal = told([['won', '2026-02-05T10:00:00Z']]);
  await write([deal]);
  await workspace.as.ines('DELETE', `/api/deals/${deal.id}`);
  const { totals } = await ask('revenue', { from: '2026-01-01', to: '2026-06-01' });
  expect(totals).toEqual({ won_count: 0, sums: [] });
  expect((await ask('stage-duration', { from: '2026-01-01' })).totals).toMatchObject({
    ended_count: 0,
    open_count: 0,
  });
});

test('a deal whose dates are guesses has no cycle', async () => {
  const deal = told([
    ['lead', '2026-01-05T10:00:00Z'],
    ['won', '2026-02-05T10:00:00Z'],
  ]);
  await write([deal]);
  await workspace.database.owner.query(
    'update deal_stage_history set assumed = true where from_stage_id is null',
  );
  const { totals } = await ask('cycle-time', { from: '2026-01-01', to: '2026-06-01' });
  expect(totals).toMatchObject({ outcomes: [], undated_count: 1 });
  const velocity = await ask('velocity', { from: '2026-01-01', to: '2026-06-01' });
  expect(velocity.totals.sums).toMatchObject([
    { won_count: 1, cycle_seconds: null, velocity_cents: null },
  ]);
});

test('velocity is its four factors', async () => {
  await write([
    told(
      [
        ['lead', '2026-01-01T00:00:00Z'],
        ['won', '2026-01-11T00:00:00Z'],
      ],
      { cents: 1000_00 },
    ),
    told(
      [
        ['lead', '2026-01-01T00:00:00Z'],
        ['won', '2026-01-31T00:00:00Z'],
      ],
      { cents: 3000_00 },
    ),
    told([
      ['lead', '2026-01-01T00:00:00Z'],
      ['lost', '2026-01-20T00:00:00Z'],
    ]),
    told([
      ['lead', '2026-01-01T00:00:00Z'],
      ['lost', '2026-01-20T00:00:00Z'],
    ]),
    told([['lead', '2026-01-01T00:00:00Z']]),
  ]);
  const { totals } = await ask('velocity', { from: '2026-01-01', to: '2026-02-01' });
  // 1 open × 0.5 × 2,000.00 ÷ 20 days
  expect(totals.sums).toEqual([
    {
      currency: 'USD',
      open_count: 1,
      closed_count: 4,
      won_count: 2,
      win_rate: 0.5,
      average_cents: 2000_00,
      cycle_seconds: 20 * 86_400,
      velocity_cents: 50_00,
    },
  ]);
});

test('periods still to come add nothing to what is open', async () => {
  await write([told([['lead', '2026-01-05T10:00:00Z']])]);
  const year = new Date().getUTCFullYear();
  const { data, totals } = await ask('velocity', {
    from: `${year}-01-01`,
    to: `${year + 2}-01-01`,
  });
  expect(totals.sums).toMatchObject([{ open_count: 1 }]);
  expect(data.every(({ open_count }) => open_count === 1)).toBe(true);
});

test('a deal entered after it was won has no cycle and never was open', async () => {
  await write([
    told([['won', '2026-02-05T10:00:00Z']], { created: at('2026-03-05T10:00:00Z') }),
    told([['lead', '2026-01-05T10:00:00Z']]),
  ]);
  const period = { from: '2026-01-01', to: '2026-06-01' };
  expect((await ask('cycle-time', period)).totals).toMatchObject({
    outcomes: [],
    undated_count: 1,
  });
  const { data } = await ask('velocity', period);
  expect(data.map(({ open_count }) => open_count)).toEqual([1, 1, 1, 1, 1]);
});

test('whole months are compared with as many before, other periods with as many days', async () => {
  const quarter = await ask('revenue', {
    from: '2026-01-01',
    to: '2026-04-01',
    compare: 'previous',
  });
  expect([quarter.previous?.from, quarter.previous?.to]).toEqual(['2025-10-01', '2026-01-01']);
  const days = await ask('revenue', { from: '2026-01-05', to: '2026-01-15', compare: 'previous' });
  expect([days.previous?.from, days.previous?.to]).toEqual(['2025-12-26', '2026-01-05']);
  const year = await ask('revenue', { from: '2026-01-05', to: '2026-01-15', compare: 'year' });
  expect([year.previous?.from, year.previous?.to]).toEqual(['2025-01-05', '2025-01-15']);
});

test('a period that ends before it begins is refused, and says how to mend it', async () => {
  const { status, body } = await workspace.as.ines(
    'GET',
    '/api/reports/funnel?from=2026-02-01&to=2026-01-01',
  );
  expect(status).toBe(422);
  expect(body).toMatchObject({ errors: [{ path: 'from' }] });
});

test('the deals behind a figure come to the figure', async () => {
  await write([
    told(
      [
        ['lead', '2026-01-05T10:00:00Z'],
        ['won', '2026-02-05T10:00:00Z'],
      ],
      { cents: 100_00 },
    ),
    told(
      [
        ['lead', '2026-01-05T10:00:00Z'],
        ['won', '2026-02-25T10:00:00Z'],
      ],
      { cents: 250_00 },
    ),
    told(
      [
        ['lead', '2026-01-05T10:00:00Z'],
        ['won', '2026-03-05T10:00:00Z'],
      ],
      { cents: 40_00 },
    ),
    told(
      [
        ['lead', '2026-01-05T10:00:00Z'],
        ['lost', '2026-02-05T10:00:00Z'],
      ],
      { cents: 500_00 },
    ),
  ]);
  const period = { from: '2026-01-01', to: '2026-06-01' };
  const deals = await dealsBehind('revenue', { ...period, key: '2026-02-01' });
  expect(deals.map(({ figure_cents }) => figure_cents)).toEqual([250_00, 100_00]);
  const lead = stages.lead?.id ?? '';
  expect(await dealsBehind('stage-duration', { ...period, key: lead })).toHaveLength(4);
  expect(await dealsBehind('funnel', { ...period, key: lead, part: 'lost' })).toHaveLength(1);
  // The lost deal has no reason, and the won ones are in no row of reasons.
  expect(await dealsBehind('win-loss', { ...period, key: 'null' })).toHaveLength(1);
  expect(
    await dealsBehind('pipeline-changes', { from: '2026-02-01', to: '2026-03-01', key: 'won' }),
  ).toMatchObject([{ figure_cents: -250_00 }, { figure_cents: -100_00 }]);
  const byPage = await workspace.as.ines<{ data: ReportDeal[]; next_cursor: string }>(
    'GET',
    '/api/reports/revenue/deals?from=2026-01-01&to=2026-06-01&limit=1',
  );
  const next = await workspace.as.ines<{ data: ReportDeal[] }>(
    'GET',
    `/api/reports/revenue/deals?from=2026-01-01&to=2026-06-01&cursor=${byPage.body.next_cursor}`,
  );
  expect(next.body.data.map(({ figure_cents }) => figure_cents)).toEqual([100_00, 40_00]);
});

test('a goal counts by the share of its month, the team’s where it has one, else its people’s', async () => {
  const { tuva, emil, noor } = workspace.people;
  await write([told([['won', '2026-04-10T10:00:00Z']], { cents: 400_00 })]);
  for (const [user, value_cents] of [
    [tuva, 600_00],
    [emil, 300_00],
  ] as const) {
    const months = [{ month: '2026-04-01', value_cents }];
    const set = { user_id: user.id, currency: 'USD', months };
    expect((await workspace.as.ines('PUT', '/api/goals', set)).status).toBe(200);
  }
  const april = { from: '2026-04-01', to: '2026-05-01' };
  const goal = async (query: Record<string, string>) =>
    (await ask('revenue', { ...april, ...query })).totals.sums[0]?.goal_cents;
  expect(await goal({})).toBe(900_00);
  expect(await goal({ owner_id: tuva.id })).toBe(600_00);
  expect(await goal({ owner_id: tuva.id, to: '2026-04-16' })).toBe(300_00);
  const team_id = noor.team?.id ?? '';
  expect(await goal({ team_id })).toBe(900_00);
  const teams = {
    team_id,
    currency: 'USD',
    months: [{ month: '2026-04-01', value_cents: 2000_00 }],
  };
  await workspace.as.ines('PUT', '/api/goals', teams);
  expect(await goal({ team_id })).toBe(2000_00);
  const own = await workspace.as.tuva<ReportAnswer<'revenue'>>(
    'GET',
    `/api/reports/revenue?${new URLSearchParams(april)}`,
  );
  expect(own.body.totals.sums).toMatchObject([{ won_cents: 400_00, goal_cents: 600_00 }]);
});
