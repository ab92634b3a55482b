import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTelling, type Telling } from '../../tests/reports/telling.ts';
import { addDays } from '../../web/reports/periods.ts';

let told: Telling['told'];
let write: Telling['write'];
let ask: Telling['ask'];
let workspace: Telling['workspace'];
beforeAll(async () => {
  ({ told, write, ask, workspace } = await openTelling());
});
afterAll(() => workspace.close());

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

test('whole months are compared with as many before, other periods with as many days', async () => {
  const quarter = await ask('revenue', {
    from: '2026-01-01',
    to: '2026-04-01',
    compare: 'previous',
  });
  expect([quarter.previous?.from, quarter.previous?.to]).toEqual(['2025-10-01', '2026-01-01']);
  const february = { from: '2026-02-01', to: '2026-03-01' };
  const month = (await ask('revenue', { ...february, compare: 'previous' })).previous;
  expect([month?.from, month?.to]).toEqual(['2026-01-01', '2026-02-01']);
  const longer = { from: '2025-02-01', to: '2025-03-01', compare: 'year' };
  expect((await ask('revenue', longer)).previous?.to).toBe('2024-03-01');
  const days = await ask('revenue', { from: '2026-01-05', to: '2026-01-15', compare: 'previous' });
  expect([days.previous?.from, days.previous?.to]).toEqual(['2025-12-26', '2026-01-05']);
  const year = await ask('revenue', { from: '2026-01-05', to: '2026-01-15', compare: 'year' });
  expect([year.previous?.from, year.previous?.to]).toEqual(['2025-01-05', '2025-01-15']);
  const leap = { from: '2024-02-28', to: '2024-02-29', compare: 'year' };
  const before = (await ask('revenue', leap)).previous;
  expect([before?.from, before?.to]).toEqual(['2023-02-28', '2023-03-01']);
});

test('a period that still runs is compared with as much of the earlier one as has passed', async () => {
  const today = new Date().toISOString().slice(0, 10);
  const days = { from: addDays(today, -4), to: addDays(today, 6) };
  const { previous } = await ask('revenue', { ...days, compare: 'previous' });
  expect([previous?.from, previous?.to]).toEqual([addDays(today, -14), addDays(today, -9)]);
  const months = { from: firstOf(today, -1), to: firstOf(today, 2) };
  const before = (await ask('revenue', { ...months, compare: 'previous' })).previous;
  expect(before?.from).toBe(firstOf(today, -4));
  expect(before?.to).toBe(addDays(shiftMonths(today, -3), 1));
  const year = (await ask('pipeline-as-of', { ...months, compare: 'year' })).previous;
  expect(year?.to).toBe(addDays(shiftMonths(today, -12), 1));
  // What looks ahead is compared whole, and so is what has yet to begin.
  const ahead = (await ask('forecast', { ...months, compare: 'previous' })).previous;
  expect(ahead?.to).toBe(firstOf(today, -1));
  const next = { from: firstOf(today, 1), to: firstOf(today, 2), compare: 'previous' };
  expect((await ask('revenue', next)).previous?.to).toBe(firstOf(today, 1));
});

const firstOf = (day: string, months: number) => `${shiftMonths(day, months).slice(0, 7)}-01`;

/** The same day so many months on, or the last of its month: 31 May and three back, 28 February. */
function shiftMonths(day: string, months: number) {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const shifted = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)));
  return shifted.toISOString().slice(0, 10);
}

test('a period that ends before it begins is refused, and says how to mend it', async () => {
  const { status, body } = await workspace.as.ines(
    'GET',
    '/api/reports/funnel?from=2026-02-01&to=2026-01-01',
  );
  expect(status).toBe(422);
  expect(body).toMatchObject({ errors: [{ path: 'from' }] });
});

test('where clocks go back over midnight, the day begins at its first', async () => {
  await workspace.as.ines('PATCH', '/api/workspace', { time_zone: 'America/Havana' });
  // On 1 November 2026 midnight comes at 04:00 and again at 05:00 UTC.
  await write([
    told([
      ['lead', '2026-09-01T12:00:00Z'],
      ['won', '2026-11-01T04:30:00Z'],
    ]),
  ]);
  const october = await ask('revenue', { from: '2026-10-01', to: '2026-11-01' });
  const both = await ask('revenue', { from: '2026-10-01', to: '2026-12-01' });
  expect(october.totals.won_count).toBe(0);
  expect(both.data).toMatchObject([
    { key: '2026-10-01', won_count: 0 },
    { key: '2026-11-01', won_count: 1 },
  ]);
  const changes = await ask('pipeline-changes', { from: '2026-11-01', to: '2026-11-02' });
  expect(changes.data.find(({ change }) => change === 'won')).toMatchObject({ deal_count: 1 });
  await workspace.as.ines('PATCH', '/api/workspace', { time_zone: 'UTC' });
});

test('where a day begins at one o’clock, no period comes after the last', async () => {
  // In Asunción the clocks went from midnight on 1 October 2023 straight to one.
  await workspace.as.ines('PATCH', '/api/workspace', { time_zone: 'America/Asuncion' });
  await write([told([['won', '2023-09-05T12:00:00Z']])]);
  const { data } = await ask('revenue', { from: '2023-08-01', to: '2023-10-01' });
  expect(data.map(({ key, won_count }) => [key, won_count])).toEqual([
    ['2023-08-01', 0],
    ['2023-09-01', 1],
  ]);
  await workspace.as.ines('PATCH', '/api/workspace', { time_zone: 'UTC' });
});

test('more weeks than an answer has rows are refused, and says what to ask instead', async () => {
  const { status, body } = await workspace.as.ines(
    'GET',
    '/api/reports/revenue?from=2010-01-01&to=2026-01-01&by=week',
  );
  expect(status).toBe(422);
  expect(body).toMatchObject({
    errors: [{ path: 'from', message: expect.stringMatching(/by month/) }],
  });
  expect((await ask('revenue', { from: '2010-01-01', to: '2026-01-01' })).left_out_count).toBe(0);
  const fiveYears = { from: '2020-12-31', to: '2025-12-31', by: 'week' };
  expect((await ask('revenue', fiveYears)).left_out_count).toBe(0);
  const oneDayMore = new URLSearchParams({ ...fiveYears, to: '2026-01-01' });
  expect((await workspace.as.ines('GET', `/api/reports/revenue?${oneDayMore}`)).status).toBe(422);
});
