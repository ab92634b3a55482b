import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Goal } from '../../contract/goals.ts';
import { cast } from '../../database/seed/cast.ts';
import type { Client } from '../../tests/app.ts';
import { openWorkspace, type People, type Workspace } from '../../tests/workspace.ts';

let workspace: Workspace;
let as: People;
beforeAll(async () => {
  workspace = await openWorkspace();
  as = workspace.as;
});
afterAll(() => workspace.close());

const { tuva, petra, marta, sander, vera } = cast.people;
const { north, south, coast } = cast.teams;

type Subject = { user_id?: string | null; team_id?: string | null };
type Goals = { data: Goal[] };

const month = (month: string, value_cents: number | null) => ({ month, value_cents });

function put(client: Client, subject: Subject, months: object[], currency = 'EUR') {
  return client<Goals>('PUT', '/api/goals', { ...subject, currency, months });
}

async function listed(client: Client, query: string) {
  const { body } = await client<Goals>('GET', `/api/goals?${query}`);
  return body.data.map((goal) => [goal.month, goal.value_cents]);
}

describe('goals', () => {
  test('of several months are set at once, changed, and taken away by null', async () => {
    const first = await put(as.ines, { user_id: tuva.id }, [
      month('2026-02-01', 200_00),
      month('2026-01-01', 100_00),
    ]);
    expect(first).toMatchObject({ status: 200, body: { next_cursor: null } });
    expect(first.body.data).toMatchObject([
      { month: '2026-01-01', value_cents: 100_00, user_id: tuva.id, team_id: null, version: 1 },
      { month: '2026-02-01', value_cents: 200_00, currency: 'EUR' },
    ]);
    const second = await put(as.ines, { user_id: tuva.id }, [
      month('2026-01-01', 100_00),
      month('2026-02-01', null),
      month('2026-03-01', 300_00),
    ]);
    expect(second.body.data).toMatchObject([
      { month: '2026-01-01', version: 1 },
      { month: '2026-03-01', value_cents: 300_00 },
    ]);
    await put(as.ines, { user_id: tuva.id }, [month('2026-01-01', 150_00)]);
    expect(await listed(as.tuva, `user_id=${tuva.id}&from=2026-01-01`)).toEqual([
      ['2026-01-01', 150_00],
      ['2026-03-01', 300_00],
    ]);
  });

  test('in another currency stand beside', async () => {
    const answer = await put(as.ines, { user_id: tuva.id }, [month('2027-01-01', 1)], 'SEK');
    await put(as.ines, { user_id: tuva.id }, [month('2027-01-01', 2)], 'NOK');
    expect(answer.body.data).toMatchObject([{ currency: 'SEK', value_cents: 1 }]);
    expect(await listed(as.ines, `user_id=${tuva.id}&from=2027-01-01`)).toHaveLength(2);
  });

  test('are listed by month: those that begin from one day on and before another', async () => {
    const months = ['2030-01-01', '2030-02-01', '2030-03-01', '2031-01-01'];
    await put(
      as.ines,
      {},
      months.map((first) => month(first, 5)),
    );
    const between = async (query: string) => (await listed(as.vera, query)).map(([first]) => first);
    expect(await between('from=2030-01-02&to=2030-03-01')).toEqual(['2030-02-01']);
    expect(await between('from=2030-02-01')).toEqual(['2030-02-01', '2030-03-01', '2031-01-01']);
    expect(await between('to=2030-03-01')).toEqual(['2030-01-01', '2030-02-01']);
    expect(await between('from=2030-03-01&to=2030-01-01')).toEqual([]);
  });

  test('are those of this year, as the workspace’s clock has it, when no day is named', async () => {
    const { rows } = await workspace.database.owner.query<{ first: string; before: string }>(`
      select date_trunc('year', now() at time zone time_zone)::date::text as first,
        (date_trunc('year', now() at time zone time_zone) - interval '1 month')::date::text as before
      from workspace`);
    const { first = '', before = '' } = rows[0] ?? {};
    await put(as.ines, { team_id: coast.id }, [month(first, 7), month(before, 8)]);
    expect(await listed(as.petra, `team_id=${coast.id}`)).toEqual([[first, 7]]);
  });

  test('are told apart: a person’s, a team’s, the workspace’s', async () => {
    for (const subject of [{ user_id: marta.id }, { team_id: south.id }, {}]) {
      await put(as.ines, subject, [month('2032-05-01', 9)]);
    }
    const of = async (query: string) =>
      (await as.marta<Goals>('GET', `/api/goals?from=2032-01-01&${query}`)).body.data.map(
        ({ user_id, team_id }) => [user_id, team_id],
      );
    expect(await of('')).toEqual([
      [null, null],
      [null, south.id],
      [marta.id, null],
    ]);
    expect(await of(`user_id=${marta.id}`)).toEqual([[marta.id, null]]);
    expect(await of(`team_id=${south.id}`)).toEqual([[null, south.id]]);
    expect(await of('user_id=null&team_id=null')).toEqual([[null, null]]);
  });

  test('leave their trail, and open pages hear of those they may read', async () => {
    await put(as.ines, { user_id: petra.id }, [month('2033-01-01', 1)]);
    await put(as.ines, { user_id: petra.id }, [month('2033-01-01', 2)]);
    await put(as.ines, { user_id: petra.id }, [month('2033-01-01', null)]);
    const { owner } = workspace.database;
    const { rows } = await owner.query<{ action: string; changes: object }>(
      `select action, changes from audit_log where table_name = 'goals' and record_id in (
        select record_id from audit_log where table_name = 'goals' and changes ->> 'user_id' = $1)
       order by id`,
      [petra.id],
    );
    expect(rows).toMatchObject([
      { action: 'insert' },
      { action: 'update', changes: { value_cents: { old: 1, new: 2 } } },
      { action: 'delete' },
    ]);
  });
});

describe('whose goals one sets:', () => {
  const one = [month('2034-01-01', 1)];

  test('an admin everyone’s, a manager those of their teams and people, others none', async () => {
    const status = async (client: Client, subject: Subject) =>
      (await put(client, subject, one)).status;
    for (const subject of [{}, { team_id: north.id }, { user_id: vera.id }]) {
      expect(await status(as.ines, subject)).toBe(200);
    }
    for (const subject of [
      { team_id: south.id },
      { team_id: coast.id },
      { user_id: petra.id },
      { user_id: sander.id },
    ]) {
      expect(await status(as.sander, subject)).toBe(200);
    }
    for (const subject of [{}, { team_id: north.id }, { user_id: tuva.id }]) {
      expect(await status(as.sander, subject)).toBe(403);
    }
    expect(await status(as.tuva, { user_id: tuva.id })).toBe(403);
    expect(await status(as.vera, { team_id: north.id })).toBe(403);
  });

  test('what one may not set one may not take away either', async () => {
    await put(as.ines, {}, [month('2035-01-01', 1)]);
    for (const client of [as.sander, as.tuva, as.vera]) {
      const refused = await put(client, {}, [month('2035-01-01', null)]);
      expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
    const nothingThere = await put(as.sander, { user_id: tuva.id }, [month('2036-01-01', null)]);
    expect(nothingThere.status).toBe(403);
    expect(await listed(as.vera, 'from=2035-01-01')).toEqual([['2035-01-01', 1]]);
  });

  test('and whose one reads: one’s own, one’s team’s, the workspace’s', async () => {
    const all = [{}, { team_id: north.id }, { team_id: coast.id }, { user_id: petra.id }];
    for (const subject of all) await put(as.ines, subject, [month('2037-01-01', 1)]);
    const count = async (client: Client) => (await listed(client, 'from=2037-01-01')).length;
    expect(await count(as.ines)).toBe(4);
    expect(await count(as.sander)).toBe(3);
    expect(await count(as.noor)).toBe(2);
    expect(await count(as.petra)).toBe(3);
    expect(await count(as.oskar)).toBe(2);
    expect(await count(as.vera)).toBe(2);
  });
});

describe('a goal is refused', () => {
  test.for([
    ['of a day in the month', { months: [month('2026-01-02', 1)] }, 'months.0.month'],
    [
      'of one month twice',
      { months: [month('2026-01-01', 1), month('2026-01-01', 2)] },
      'months.1.month',
    ],
    ['of both a person and a team', { user_id: tuva.id, team_id: north.id }, 'team_id'],
    ['of no month', { months: [] }, 'months'],
    ['of 61 months', { months: Array(61).fill(month('2026-01-01', 1)) }, 'months'],
    ['below nothing', { months: [month('2026-01-01', -1)] }, 'months.0.value_cents'],
    ['in no currency', { currency: 'euro' }, 'currency'],
    ['of an unknown person', { user_id: randomUUID() }, 'user_id'],
    ['of an unknown team', { team_id: randomUUID() }, 'team_id'],
  ] as const)('%s', async ([, wrong, path]) => {
    const body = { currency: 'EUR', months: [month('2026-01-01', null)], ...wrong };
    const answer = await as.ines<{ errors: { path: string }[] }>('PUT', '/api/goals', body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error) => error.path)).toContain(path);
  });

  test('by the database too: a month is named by its first day', async () => {
    const insertion = workspace.database
      .as(workspace.people.ines)
      .query(`insert into goals (month, currency, value_cents) values ('2026-01-02', 'EUR', 1)`);
    await expect(insertion).rejects.toMatchObject({ constraint: 'goals_month_check' });
  });
});
