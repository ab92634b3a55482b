import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type ChangeEvent, changeEvent } from '../../contract/events.ts';
import { makeKey } from '../../tests/app.ts';
import { type CastName, openWorkspace, type Workspace } from '../../tests/workspace.ts';

type Made = { id: string };
let workspace: Workspace;
let address: string;
const open = new Set<AbortController>();
beforeAll(async () => {
  workspace = await openWorkspace();
  address = await workspace.rapport.app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => {
  for (const stream of open) stream.abort();
  open.clear();
});
afterAll(() => workspace.close());

type Stream = {
  status: number;
  /** The last number heard. */
  last(): number;
  changes: ChangeEvent[];
  names: string[];
  ended: Promise<void>;
};

/** Listens as a person, from now on or from a number on. */
async function listen(
  name: CastName,
  lastEventId?: number,
  query: { after?: number } = {},
): Promise<Stream> {
  const key = await makeKey(workspace.database.owner, workspace.people[name].id);
  const stop = new AbortController();
  open.add(stop);
  const after = query.after === undefined ? '' : `?after=${query.after}`;
  const answer = await fetch(`${address}/api/events${after}`, {
    signal: stop.signal,
    headers: {
      authorization: `Bearer ${key}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }),
    },
  });
  const changes: ChangeEvent[] = [];
  const names: string[] = [];
  let last = 0;
  const read = async () => {
    let text = '';
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = new Map(
          block.split('\n').map((line): [string, string] => {
            const colon = line.indexOf(': ');
            return [line.slice(0, colon), line.slice(colon + 2)];
          }),
        );
        names.push(fields.get('event') ?? 'comment');
        last = Number(fields.get('id') ?? last);
        if (fields.get('event') !== 'change') continue;
        changes.push(changeEvent.strict().parse(JSON.parse(fields.get('data') ?? '')));
      }
    }
  };
  const ended = read().catch(() => {}); // the test broke it off
  const stream = { status: answer.status, last: () => last, changes, names, ended };
  await until(() => answer.status !== 200 || names.includes('hello'));
  return stream;
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 400) throw new Error('Waited 10 seconds for nothing');
    await pause(25);
  }
}

const about = (stream: Stream, id: string) =>
  stream.changes.filter((change) => change.record_id === id).map(({ action }) => action);

async function newDeal(name: CastName, more: object = {}): Promise<string> {
  const made = await workspace.as[name]<Made>('POST', '/api/deals', { title: 'Heard', ...more });
  return made.body.id;
}

test('an open page hears of its own team’s change and of nobody else’s', async () => {
  const [tuva, noor, marta] = [await listen('tuva'), await listen('noor'), await listen('marta')];
  const hers = await newDeal('tuva');
  await workspace.as.tuva('PUT', `/api/deals/${hers}/stage`, { stage: 'won' });
  const other = await newDeal('marta');
  await until(() => about(marta, other).length > 0 && about(noor, hers).length > 1);
  await until(() => about(tuva, hers).length > 1);
  expect([about(tuva, hers), about(noor, hers)]).toEqual([
    ['insert', 'update'],
    ['insert', 'update'],
  ]);
  expect([about(marta, hers), about(tuva, other), about(noor, other)]).toEqual([[], [], []]);
});

test('numbers rise, and a page that was away catches up on each of them once', async () => {
  const before = await listen('tuva');
  const ids: string[] = [];
  for (let n = 0; n < 12; n++) ids.push(await newDeal('tuva'));
  await until(() => about(before, ids[11] ?? '').length === 1);
  const numbers = before.changes.map(({ number }) => number);
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
  const away = await listen('tuva', numbers[3]);
  await until(() => about(away, ids[11] ?? '').length === 1);
  expect(away.changes.map(({ number }) => number)).toEqual(numbers.slice(4));
});

test('a page that read before it listened is told of what came between', async () => {
  const me = await workspace.as.tuva<{ last_change: number }>('GET', '/api/me');
  const before = await listen('tuva');
  const between = await newDeal('tuva');
  await until(() => about(before, between).length === 1);
  const after = await listen('tuva', undefined, { after: me.body.last_change });
  await until(() => about(after, between).length === 1);
  // A browser that lost the line knows better than the address it opened once.
  const again = await listen('tuva', before.last(), { after: me.body.last_change });
  const later = await newDeal('tuva');
  await until(() => about(again, later).length === 1);
  expect(about(again, between)).toEqual([]);
});

test('a deal handed over out of sight still tells the one who had it, and the one who has it', async () => {
  const id = await newDeal('tuva');
  const [tuva, marta, leo] = [await listen('tuva'), await listen('marta'), await listen('leo')];
  const owner_id = workspace.people.marta.id;
  await workspace.as.tuva('PUT', `/api/deals/${id}/owner`, { owner_id });
  await until(() => about(tuva, id).length > 0 && about(marta, id).length > 0);
  await workspace.as.marta('PATCH', `/api/deals/${id}`, { title: 'No longer hers' });
  await until(() => about(marta, id).length > 1);
  expect([about(tuva, id), about(leo, id)]).toEqual([['update'], []]);
});

test('a change by plain SQL is heard as well, and one that is rolled back is not', async () => {
  const tuva = await listen('tuva');
  const { owner } = workspace.database;
  const insert = async () => {
    const { rows } = await owner.query<Made>(
      `insert into deals (title, owner_id) values ('By SQL', $1) returning id`,
      [workspace.people.tuva.id],
    );
    return rows[0]?.id ?? '';
  };
  await owner.query('begin');
  const undone = await insert();
  await owner.query('rollback');
  const done = await insert();
  await until(() => about(tuva, done).length > 0);
  expect(about(tuva, undone)).toEqual([]);
});

test('who was away for more than five thousand changes is told to start anew', async () => {
  const from = (await listen('ines')).last();
  await workspace.database.owner.query(
    `insert into companies (name) select 'Many' from generate_series(1, 5100)`,
  );
  await until(() => workspace.rapport.app.changes.last > from + 5000);
  const back = await listen('ines', from);
  expect(back.names.slice(0, 2)).toEqual(['reset', 'hello']);
});

test('who reads slowly costs no more memory than a batch, and misses nothing', async () => {
  const { rapport, database } = workspace;
  const opened = once(rapport.app.server, 'request');
  const slow = await listen('ines');
  const answer: ServerResponse = (await opened)[1];
  const fast = await listen('ines');
  answer.cork();
  await database.owner.query(
    `insert into companies (name) select 'Slowly' from generate_series(1, 4000)`,
  );
  const companies = (stream: Stream) =>
    stream.changes.filter((change) => change.table_name === 'companies');
  await until(() => companies(fast).length === 4000);
  expect(answer.writableLength).toBeGreaterThan(0);
  expect(answer.writableLength).toBeLessThan(400_000);
  answer.uncork();
  await until(() => companies(slow).length === 4000);
  expect(companies(slow)).toEqual(companies(fast));
});

test('the stream ends when its person is deactivated, and none opens after that', async () => {
  const oskar = await listen('oskar');
  const path = `/api/users/${workspace.people.oskar.id}`;
  await workspace.as.ines('PATCH', path, { is_active: false });
  await oskar.ended;
  expect((await listen('oskar')).status).toBe(401);
});

test('a HEAD never opens a stream, and nobody without a key does', async () => {
  const authorization = `Bearer ${await makeKey(workspace.database.owner, workspace.people.ines.id)}`;
  const before = workspace.rapport.app.openStreams.size;
  const head = await fetch(`${address}/api/events`, { method: 'HEAD', headers: { authorization } });
  expect(head.status).toBe(405);
  expect((await fetch(`${address}/api/events`)).status).toBe(401);
  expect(workspace.rapport.app.openStreams.size).toBe(before);
});
