import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportActivities, ReportDeals } from '../../contract/report-figures.ts';
import { openWorkspace, type Workspace } from '../../tests/workspace.ts';

/** What stands behind a figure: the deals of a row, and the activities of a kind or an outcome. */
let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace();
});
afterAll(() => workspace.close());

async function addDeal(fields: object, stage: string): Promise<string> {
  const made = await workspace.as.tuva<{ id: string }>('POST', '/api/deals', {
    title: 'Tracking for ten vans',
    currency: 'USD',
    ...fields,
  });
  expect(made.status).toBe(201);
  const moved = await workspace.as.tuva('PUT', `/api/deals/${made.body.id}/stage`, { stage });
  expect(moved.status).toBe(200);
  return made.body.id;
}

async function dealsBehind(query: string): Promise<ReportDeals> {
  const path = `/api/reports/revenue/deals?by=source&${query}`;
  const { status, body } = await workspace.as.tuva<ReportDeals>('GET', path);
  expect(status).toBe(200);
  return body;
}

test('a source called null is another row than none', async () => {
  await addDeal({ value_cents: 100_00 }, 'won');
  await addDeal({ value_cents: 250_00, source: 'null' }, 'won');
  expect((await dealsBehind('key=null')).data).toMatchObject([{ figure_cents: 250_00 }]);
  expect((await dealsBehind('none=true')).data).toMatchObject([{ figure_cents: 100_00 }]);
  expect((await dealsBehind('none=false')).totals).toEqual({
    deal_count: 2,
    sums: [{ currency: 'USD', deal_count: 2, figure_cents: 350_00 }],
  });
  const changes = await workspace.as.tuva<ReportDeals>(
    'GET',
    '/api/reports/pipeline-changes/deals',
  );
  expect(changes.body.totals).toEqual({ deal_count: 2, sums: [] }); // all movements are no sum
  const both = await workspace.as.tuva('GET', '/api/reports/revenue/deals?key=null&none=true');
  expect(both.status).toBe(400);
  expect(both.body).toMatchObject({ errors: [{ path: 'none' }] });
});

test('the activities behind a figure come to the figure, by kind and outcome too', async () => {
  const deal_id = await addDeal({ value_cents: 100_00 }, 'lead');
  const { tuva } = workspace.people;
  for (const [type, outcome, day] of [
    ['call', 'reached', 5],
    ['call', null, 6],
    ['meeting', 'reached', 7],
  ] as const) {
    const at = `2026-03-0${day}T10:00:00Z`;
    const made = { type, outcome, deal_id, scheduled_at: at, completed_at: at };
    expect((await workspace.as.tuva('POST', '/api/activities', made)).status).toBe(201);
  }
  const all = await activitiesBehind({ key: tuva.id });
  expect(all.data.map(({ type }) => type)).toEqual(['meeting', 'call', 'call']);
  expect(all.data[0]).toMatchObject({
    person_name: tuva.name,
    deal_title: 'Tracking for ten vans',
  });
  expect(all.totals).toEqual({ activity_count: 3, duration_seconds: 0 });
  expect((await activitiesBehind({ key: tuva.id, type: 'call' })).data).toHaveLength(2);
  expect((await activitiesBehind({ outcome: 'reached' })).data).toHaveLength(2);
  expect((await activitiesBehind({ type: 'call', no_outcome: 'true' })).data).toHaveLength(1);
  expect((await activitiesBehind({ none: 'true' })).data).toHaveLength(0);
  expect((await activitiesBehind({ part: 'overdue' })).totals?.activity_count).toBe(0);
});

test('the activities come page by page, the totals with the first', async () => {
  const first = await activitiesBehind({ limit: '2' });
  expect(first.totals?.activity_count).toBe(3);
  const { data, totals } = await activitiesBehind({ limit: '2', cursor: first.next_cursor ?? '' });
  expect(data.map(({ type, outcome }) => [type, outcome])).toEqual([['call', 'reached']]);
  expect(totals).toBeNull();
  const place = Buffer.from(JSON.stringify(['activities of a figure', 'soon', data[0]?.id]));
  const path = `/api/reports/activity/activities?cursor=${place.toString('base64url')}`;
  expect((await workspace.as.tuva('GET', path)).status).toBe(400);
});

test('the latest activities of a team are also those of the teams below it', async () => {
  const below = workspace.people.tuva.team?.id;
  const count = async (query: string) => {
    const path = `/api/activities?count=true&limit=1&${query}`;
    const { status, body } = await workspace.as.ines<{ total: number }>('GET', path);
    expect(status).toBe(200);
    return body.total;
  };
  const made = await workspace.as.ines<{ id: string }>('POST', '/api/teams', { name: 'Above' });
  const above = made.body.id;
  const moved = await workspace.as.ines('PATCH', `/api/teams/${below}`, { parent_id: above });
  expect(moved.status).toBe(200);
  expect(await count(`team_id=${above}`)).toBe(0);
  expect(await count(`within_team_id=${above}`)).toBe(await count(`team_id=${below}`));
  expect(await count(`within_team_id=${above}`)).toBeGreaterThan(0);
});

async function activitiesBehind(query: Record<string, string>): Promise<ReportActivities> {
  const asked = new URLSearchParams({ from: '2026-03-01', to: '2026-04-01', ...query });
  const path = `/api/reports/activity/activities?${asked}`;
  const { status, body } = await workspace.as.tuva<ReportActivities>('GET', path);
  expect(status).toBe(200);
  return body;
}
