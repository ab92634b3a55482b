import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportDeals } from '../../contract/report-figures.ts';
import type { ReportAnswer } from '../../contract/reports.ts';
import { openTelling, type Telling } from '../../tests/reports/telling.ts';

let told: Telling['told'];
let write: Telling['write'];
let ask: Telling['ask'];
let dealsBehind: Telling['dealsBehind'];
let stages: Telling['stages'];
let workspace: Telling['workspace'];
beforeAll(async () => {
  ({ told, write, ask, dealsBehind, stages, workspace } = await openTelling());
});
afterAll(() => workspace.close());

const sumsOf = ({ totals }: ReportAnswer<'revenue'>) =>
  totals.sums.map(({ currency, won_count, won_cents }) => [currency, won_count, won_cents]);

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

test('a deal entered after it was won has no cycle and never was open', async () => {
  await write([
    told([['won', '2026-02-05T10:00:00Z']], { created: Date.parse('2026-03-05T10:00:00Z') }),
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
  expect(await dealsBehind('win-loss', { ...period, none: 'true' })).toHaveLength(1);
  expect(
    await dealsBehind('pipeline-changes', { from: '2026-02-01', to: '2026-03-01', key: 'won' }),
  ).toMatchObject([{ figure_cents: -250_00 }, { figure_cents: -100_00 }]);
  const byPage = await workspace.as.ines<ReportDeals>(
    'GET',
    '/api/reports/revenue/deals?from=2026-01-01&to=2026-06-01&limit=1',
  );
  // The totals are of all pages.
  expect(byPage.body.totals).toEqual({
    deal_count: 3,
    sums: [{ currency: 'USD', deal_count: 3, figure_cents: 390_00 }],
  });
  const next = await workspace.as.ines<ReportDeals>(
    'GET',
    `/api/reports/revenue/deals?from=2026-01-01&to=2026-06-01&cursor=${byPage.body.next_cursor}`,
  );
  expect(next.body.data.map(({ figure_cents }) => figure_cents)).toEqual([100_00, 40_00]);
  expect(next.body.totals).toBeNull();
});
