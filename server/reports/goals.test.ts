import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportAnswer } from '../../contract/reports.ts';
import { openTelling, type Telling } from '../../tests/reports/telling.ts';

let told: Telling['told'];
let write: Telling['write'];
let ask: Telling['ask'];
let workspace: Telling['workspace'];
beforeAll(async () => {
  ({ told, write, ask, workspace } = await openTelling());
});
afterAll(() => workspace.close());

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

test('who sees own deals alone is measured with own goals, whatever team is asked for', async () => {
  const { tuva, emil } = workspace.people;
  const team_id = tuva.team?.id ?? '';
  await write([
    told([['won', '2026-05-10T10:00:00Z']], { cents: 400_00 }),
    told([['won', '2026-05-11T10:00:00Z']], { cents: 500_00, owner_id: emil.id }),
  ]);
  for (const [subject, value_cents] of [
    [{ user_id: tuva.id }, 600_00],
    [{ team_id }, 2000_00],
  ] as const) {
    const months = [{ month: '2026-05-01', value_cents }];
    await workspace.as.ines('PUT', '/api/goals', { ...subject, currency: 'USD', months });
  }
  const may = { from: '2026-05-01', to: '2026-06-01', team_id };
  const sumsFor = async (who: 'tuva' | 'noor') =>
    (await ask('revenue', may, workspace.as[who])).totals.sums;
  const teamsFor = async (who: 'tuva' | 'noor') =>
    (await ask('revenue', { ...may, by: 'team' }, workspace.as[who])).data;
  expect(await sumsFor('tuva')).toMatchObject([{ won_cents: 400_00, goal_cents: 600_00 }]);
  expect(await teamsFor('tuva')).toMatchObject([{ won_cents: 400_00, goal_cents: 600_00 }]);
  expect(await sumsFor('noor')).toMatchObject([{ won_cents: 900_00, goal_cents: 2000_00 }]);
  expect(await teamsFor('noor')).toMatchObject([{ won_cents: 900_00, goal_cents: 2000_00 }]);
});
