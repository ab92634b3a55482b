import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Timeline, TimelineEntry } from '../../contract/timeline.ts';
import type { Client } from '../../tests/app.ts';
import { openTo, openWorkspace, type People, type Workspace } from '../../tests/workspace.ts';

type Made = { id: string };
let workspace: Workspace;
let as: People;
let company: string;
let contact: string;
let deal: string;

const make = async (client: Client, object: string, body: object) => {
  const { status, body: made } = await client<Made>('POST', `/api/${object}`, body);
  expect(status).toBe(201);
  return made.id;
};

beforeAll(async () => {
  workspace = await openWorkspace();
  as = workspace.as;
  company = await make(as.tuva, 'companies', { name: 'Fjord AS' });
  contact = await make(as.tuva, 'contacts', { last_name: 'Dahl', company_id: company });
  deal = await make(as.tuva, 'deals', { title: 'Vans', contact_id: contact, company_id: company });
  const at = (day: number) => ({ scheduled_at: `2026-02-0${day}T10:00:00Z` });
  await make(as.tuva, 'activities', {
    type: 'note',
    deal_id: deal,
    ...at(1),
    subject: 'deal note',
  });
  await make(as.tuva, 'activities', {
    type: 'call',
    contact_id: contact,
    ...at(2),
    subject: 'call',
  });
  await make(as.tuva, 'activities', {
    type: 'email',
    company_id: company,
    ...at(2),
    subject: 'mail',
  });
  const planned = { type: 'task', deal_id: deal, scheduled_at: '2099-01-01T00:00:00Z' };
  await make(as.tuva, 'activities', { ...planned, subject: 'planned' });
  await as.tuva('PATCH', `/api/deals/${deal}`, { value_cents: 500_00 });
  await as.tuva('PUT', `/api/deals/${deal}/stage`, { stage: 'lost', lost_reason: 'Price' });
  await as.tuva('PATCH', `/api/contacts/${contact}`, { job_title: 'Buyer', phone: '+4722334455' });
  await as.tuva('PATCH', `/api/companies/${company}`, { industry: 'Freight' });
});
afterEach(() => openTo(workspace, {}));
afterAll(() => workspace.close());

async function feed(path: string, client: Client = as.tuva): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  let cursor: string | null = null;
  do {
    const after: string = cursor ? `&cursor=${cursor}` : '';
    const page: { status: number; body: Timeline } = await client<Timeline>(
      'GET',
      `/api/${path}${path.includes('?') ? '' : '?limit=2'}${after}`,
    );
    expect(page.status).toBe(200);
    entries.push(...page.body.data);
    cursor = page.body.next_cursor;
  } while (cursor);
  return entries;
}

/** What an entry says, in a word or two. */
function told(entry: TimelineEntry): string {
  if (entry.kind === 'activity') return entry.activity.subject ?? '';
  if (entry.kind === 'stage') return `to ${entry.stay.stage}`;
  const { action, changes } = entry.change;
  return `${action} ${Object.keys(changes).sort().join()}`.trim();
}

describe('the feed', () => {
  test('of a deal holds its activities, stays and changes, newest first, and no plans', async () => {
    const entries = await feed(`deals/${deal}/timeline`);
    expect(entries.map(told)).toEqual(['to lost', 'update value_cents', 'to lead', 'deal note']);
    const times = entries.map(({ at }) => Date.parse(at));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(entries[1]).toMatchObject({
      change: { changes: { value_cents: { old: 0, new: 500_00 } }, user: { name: 'Tuva Lind' } },
    });
  });

  test('of a contact holds what was logged on their deals too', async () => {
    const entries = await feed(`contacts/${contact}/timeline`);
    expect(entries.map(told)).toEqual(['update job_title,phone', 'insert', 'call', 'deal note']);
  });

  test('of a company holds that of its people and deals', async () => {
    const entries = await feed(`companies/${company}/timeline`);
    const words = entries.map(told);
    expect(words.slice(0, 2)).toEqual(['update industry', 'insert']);
    expect(words.slice(2).sort()).toEqual(['call', 'deal note', 'mail']);
    expect(words.at(-1)).toBe('deal note');
  });

  test.for([
    ['activity', ['deal note']],
    ['note', ['deal note']],
    ['call', []],
    ['change', ['to lost', 'update value_cents', 'to lead']],
  ] as const)('of one kind, %s, holds that kind alone', async ([kind, words]) => {
    const entries = await feed(`deals/${deal}/timeline?limit=200&kind=${kind}`);
    expect(entries.map(told)).toEqual(words);
  });

  test('walks entries of the same instant once each', async () => {
    const busy = await make(as.tuva, 'deals', { title: 'Busy' });
    await workspace.database.owner.query(
      `insert into activities (type, deal_id, subject, scheduled_at)
       select 'note', $1, n::text, '2026-01-01Z' from generate_series(1, 25) as n`,
      [busy],
    );
    const entries = await feed(`deals/${busy}/timeline`);
    expect(entries).toHaveLength(26);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(26);
  });

  test('tells of the trash and of coming back', async () => {
    const id = await make(as.tuva, 'companies', { name: 'Back' });
    await as.tuva('DELETE', `/api/companies/${id}`);
    await as.tuva('POST', `/api/companies/${id}/restore`);
    const entries = await feed(`companies/${id}/timeline`);
    expect(entries.map(told)).toEqual(['update deleted_at', 'update deleted_at', 'insert']);
  });

  test('of what is hidden is a 404, even where one may read an activity of it', async () => {
    await openTo(workspace, { deals: 'everyone' });
    await make(as.tuva, 'activities', {
      ...{ type: 'note', deal_id: deal, contact_id: contact, subject: 'both' },
    });
    expect((await as.marta('GET', `/api/deals/${deal}/timeline`)).status).toBe(200);
    for (const path of [
      `contacts/${contact}`,
      `companies/${company}`,
      `deals/${randomUUID()}`,
      `contacts/${randomUUID()}`,
    ]) {
      const answer = await as.marta('GET', `/api/${path}/timeline`);
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });

  test('refuses a cursor that is none, or of a list', async () => {
    const list = await as.ines<{ next_cursor: string }>('GET', '/api/activities?limit=1');
    for (const cursor of ['x', list.body.next_cursor]) {
      const answer = await as.tuva('GET', `/api/deals/${deal}/timeline?cursor=${cursor}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'bad_cursor' } });
    }
  });
});
