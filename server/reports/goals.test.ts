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

test('a sum of goals stands only beside those who may read all of them', async () => {
  const { tuva, emil, noor } = workspace.people;
  await workspace.as.ines('PATCH', '/api/workspace', { deals_open_to: 'team' });
  await write([
    told([['won', '2026-06-10T10:00:00Z']], { cents: 400_00 }),
    told([['won', '2026-06-11T10:00:00Z']], { cents: 500_00, owner_id: emil.id }),
  ]);
  for (const [user, value_cents] of [
    [tuva, 600_00],
    [emil, 300_00],
  ] as const) {
    const months = [{ month: '2026-06-01', value_cents }];
    await workspace.as.ines('PUT', '/api/goals', { user_id: user.id, currency: 'USD', months });
  }
  const june = { from: '2026-06-01', to: '2026-07-01' };
  const team_id = noor.team?.id ?? '';
  const seen = async (who: 'tuva' | 'noor' | 'ines', query: Record<string, string> = {}) => {
    const { totals, data } = await ask('revenue', { ...june, ...query }, workspace.as[who]);
    const { won_cents, goal_cents } = (query.by ? data : totals.sums)[0] ?? {};
    return [won_cents, goal_cents];
  };
  expect(await seen('tuva')).toEqual([900_00, null]);
  expect(await seen('tuva', { by: 'team' })).toEqual([900_00, null]);
  expect(await seen('tuva', { owner_id: tuva.id })).toEqual([400_00, 600_00]);
  expect(await seen('noor')).toEqual([900_00, 900_00]);
  expect(await seen('noor', { by: 'team' })).toEqual([900_00, 900_00]);
  expect(await seen('ines', { team_id })).toEqual([900_00, 900_00]);
  await workspace.as.ines('PATCH', '/api/workspace', { deals_open_to: 'private' });
});

test('a team’s goal holds those of the teams below it', async () => {
  const above = await workspace.as.ines<{ id: string }>('POST', '/api/teams', { name: 'Above' });
  const below = await workspace.as.ines<{ id: string }>('POST', '/api/teams', {
    name: 'Below',
    parent_id: above.body.id,
  });
  await write([told([['won', '2026-08-10T10:00:00Z']], { cents: 400_00 })]);
  for (const [team, value_cents] of [
    [above, 250_00],
    [below, 100_00],
  ] as const) {
    const months = [{ month: '2026-08-01', value_cents }];
    const set = { team_id: team.body.id, currency: 'USD', months };
    expect((await workspace.as.ines('PUT', '/api/goals', set)).status).toBe(200);
  }
  const august = { from: '2026-08-01', to: '2026-09-01' };
  expect((await ask('revenue', august)).totals.sums).toMatchObject([
    { won_cents: 400_00, goal_cents: 250_00 },
  ]);
  // A row has the deals of its team alone, which the goal of a team with others below does not measure.
  const { data } = await ask('revenue', { ...august, by: 'team' });
  expect(data.flatMap(({ goal_cents }) => goal_cents ?? [])).toEqual([100_00]);
});
