import type pg from 'pg';
import type { ChangeEvent } from '../../contract/events.ts';
import { makeKey } from '../app.ts';
import type { Workspace } from './rules.ts';
import { may } from './rules.ts';
import type { Person, World } from './world.ts';

/** Where the stream of changes tells a person more or less than the expectations say. */
export async function differencesInEvents(
  url: string,
  owner: pg.Client,
  person: Person,
  { world, workspace }: { world: World; workspace: Workspace },
): Promise<string[]> {
  const seen = await numbersSeen(url, owner, person);
  const differences: string[] = [];
  for (const subject of world.subjects.filter(({ table }) => table === 'changes')) {
    const { rows } = await owner.query<{ number: string }>(
      `select number from changes where ${subject.where}`,
    );
    const told = rows.every(({ number }) => seen.has(Number(number)));
    const expected = may(person, 'select', subject, workspace);
    if (told !== expected) differences.push(`${person.name}: ${told} of ${subject.label}`);
  }
  return differences;
}

/** What the stream tells from the first change on, until the last one of the workspace itself. */
async function numbersSeen(url: string, owner: pg.Client, { id }: Person): Promise<Set<number>> {
  const { rows } = await owner.query<{ n: number }>(
    `select count(*)::int as n from changes where table_name = 'workspace'`,
  );
  let waitingFor = rows[0]?.n ?? 0;
  const leave = new AbortController();
  const { body } = await fetch(`${url}/api/events`, {
    headers: { authorization: `Bearer ${await makeKey(owner, id)}`, 'last-event-id': '0' },
    signal: leave.signal,
  });
  const seen = new Set<number>();
  let text = '';
  for await (const bytes of body ?? []) {
    text += Buffer.from(bytes).toString();
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const change of blocks.flatMap(changeIn)) {
      seen.add(change.number);
      if (change.table_name === 'workspace') waitingFor--;
    }
    if (waitingFor <= 0) break;
  }
  leave.abort();
  return seen;
}

function changeIn(block: string): ChangeEvent[] {
  const data = /^data: (.*)$/m.exec(block)?.[1];
  if (!block.startsWith('event: change') || !data) return [];
  const change: ChangeEvent = JSON.parse(data);
  return [change];
}
