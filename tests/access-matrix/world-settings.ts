import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { cast } from '../../database/seed/cast.ts';
import { insertRow } from '../rows.ts';
import { nameOf, type Person, type Subject, type World } from './world.ts';

const { noor, tuva } = cast.people;
const { north } = cast.teams;

/** Rows that no deal hangs on: the workspace and its people, keys and invitations. */
export async function addSettings(world: World, owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ pipeline: string; stage: string }>(
    'select pipeline_id as pipeline, id as stage from stages order by position limit 1',
  );
  const { pipeline = '', stage = '' } = rows[0] ?? {};
  world.subjects.push(...references(pipeline, stage));
  for (const person of [...world.readers, noor]) await addKeys(world, owner, person);
  await addInvitation(world, owner);
  await addColleague(world, owner);
}

const row = { id: randomUUID(), owners: [] };

function references(pipeline: string, stage: string): Subject[] {
  const another = { pipeline_id: pipeline, position: 99, name: 'New', stage: 'lead' };
  return [
    {
      ...{ ...row, rules: 'workspace', label: 'the workspace', table: 'workspace' },
      ...{ where: 'id', another: { id: false }, column: 'name' },
    },
    {
      ...{ ...row, rules: 'users', label: 'a colleague', table: 'users', column: 'name' },
      ...{ where: `id = '${noor.id}'`, another: { name: 'New' } },
    },
    {
      ...{ ...row, rules: 'teams', label: 'a team', table: 'teams', column: 'name' },
      ...{ where: `id = '${north.id}'`, another: { name: 'New' } },
    },
    {
      ...{ ...row, rules: 'pipelines', label: 'a pipeline', table: 'pipelines', column: 'name' },
      ...{ where: `id = '${pipeline}'`, another: { name: 'New' } },
    },
    {
      ...{ ...row, rules: 'stages', label: 'a stage', table: 'stages', column: 'name' },
      ...{ where: `id = '${stage}'`, another },
    },
  ];
}

async function addKeys(world: World, owner: pg.Client, user: Person) {
  const id = randomUUID();
  const key = () => ({ user_id: user.id, name: 'Script', key_hash: hash() });
  const request = (name: string) => ({ user_id: user.id, key: name, request_hash: hash() });
  await insertRow(owner, 'api_keys', { ...key(), id });
  await insertRow(owner, 'idempotency_keys', request(id));
  world.subjects.push(
    {
      ...{ ...row, rules: 'api_keys', label: `${nameOf(user)}'s API key`, table: 'api_keys', user },
      ...{ where: `id = '${id}'`, another: key(), column: 'name' },
    },
    {
      ...{ ...row, rules: 'idempotency_keys', label: `${nameOf(user)}'s request`, user },
      ...{ table: 'idempotency_keys', where: `key = '${id}'`, column: 'key' },
      another: request(randomUUID()),
    },
    secretChange('api_keys', id),
  );
}

async function addInvitation(world: World, owner: pg.Client) {
  const id = randomUUID();
  const invitation = () => ({
    ...{ email: `${randomUUID()}@x.example`, name: 'New', role: 'rep', token_hash: hash() },
  });
  await insertRow(owner, 'invitations', { ...invitation(), id });
  world.subjects.push(
    {
      ...{ ...row, rules: 'invitations', label: 'an invitation', table: 'invitations' },
      ...{ where: `id = '${id}'`, another: invitation(), column: 'name' },
    },
    secretChange('invitations', id),
  );
}

function secretChange(table_name: string, id: string): Subject {
  return {
    ...{ ...row, rules: 'changes: of keys and invitations', label: `a change of ${table_name}` },
    ...{ table: 'changes', where: `record_id = '${id}'`, column: 'action' },
    another: { table_name, record_id: id, action: 'update' },
  };
}

/** What the triggers told about a colleague, what another system calls them, and a move of theirs. */
async function addColleague(world: World, owner: pg.Client) {
  const named = { object: 'users', source: 'old crm', record_id: noor.id };
  await insertRow(owner, 'external_ids', { ...named, external_id: noor.id });
  await insertRow(owner, 'team_moves', { user_id: noor.id });
  const where = `table_name = 'users' and record_id = '${noor.id}'`;
  const another = { table_name: 'users', record_id: noor.id, action: 'update' };
  world.subjects.push(
    {
      ...{ ...row, rules: 'external_ids: of a user', label: 'an external id of a colleague' },
      ...{ table: 'external_ids', where: `external_id = '${noor.id}'`, column: 'created_at' },
      another: { ...named, external_id: randomUUID() },
    },
    {
      ...{ ...row, rules: 'team_moves', label: 'a move', table: 'team_moves', column: 'moved_at' },
      ...{ where: `user_id = '${noor.id}'`, another: { user_id: tuva.id } },
    },
    {
      ...{ ...row, rules: 'audit_log: of the workspace', label: 'the audit of a colleague' },
      ...{ table: 'audit_log', where, another, column: 'via' },
    },
    {
      ...{ ...row, rules: 'changes: of the workspace', label: 'a change of a colleague' },
      ...{ table: 'changes', where, another, column: 'action' },
    },
  );
}

/** 32 bytes, as PostgreSQL writes them. */
function hash(): string {
  return `\\x${randomBytes(32).toString('hex')}`;
}
