import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { cast } from '../../database/seed/cast.ts';
import { insertRow } from '../rows.ts';
import { findSubject, type Person, type Subject, type World } from './world.ts';

const { tuva, petra, marta } = cast.people;

/** What triggers wrote about the records of the world: history, values, audit, changes; and ids. */
export async function addTrails(world: World, owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<Stage>('select id, stage from stages limit 1');
  for (const record of world.subjects.filter(isTraced)) {
    if (record.table === 'deals') world.subjects.push(...historyOf(record, rows[0]));
    world.subjects.push(auditOf(record), insertionOf(record));
    await addExternalId(world, owner, record);
  }
  await addHandOver(world, owner);
}

/** Of the many activities some will do. */
function isTraced({ table, owners: [owner] }: Subject): boolean {
  if (table !== 'activities') return ['companies', 'contacts', 'deals'].includes(table);
  return owner === null || owner?.id === marta.id || owner?.id === petra.id;
}

type Stage = { id: string; stage: string };

function historyOf(deal: Subject, stage: Stage | undefined): Subject[] {
  const common = { id: randomUUID(), owners: [], record: deal, where: `deal_id = '${deal.id}'` };
  const past = '2020-01-01T00:00:00Z';
  return [
    {
      ...{ ...common, rules: 'deal_stage_history', label: `the history of ${deal.label}` },
      ...{ table: 'deal_stage_history', column: 'assumed' },
      another: { deal_id: deal.id, stage_id: stage?.id, stage: stage?.stage, entered_at: past },
    },
    {
      ...{ ...common, rules: 'deal_values', label: `the values of ${deal.label}` },
      ...{ table: 'deal_values', column: 'currency' },
      another: { deal_id: deal.id, value_cents: 1, currency: 'EUR', valid_from: past },
    },
  ];
}

function auditOf(record: Subject): Subject {
  return {
    ...{ rules: 'audit_log: of a record', label: `the audit of ${record.label}` },
    ...{ table: 'audit_log', id: randomUUID(), owners: [], record, column: 'via' },
    where: `record_id = '${record.id}' and action = 'insert'`,
    another: { table_name: record.table, record_id: record.id, action: 'update' },
  };
}

/** Its insertion, as told to machines. */
function insertionOf(record: Subject): Subject {
  const { object } = record.object
    ? record
    : (record.deal ?? record.contact ?? record.company ?? record);
  return changeOf(record, `action = 'insert'`, {
    owners: record.owners,
    ...(object && { object }),
  });
}

function changeOf(
  record: Subject,
  condition: string,
  more: Pick<Subject, 'owners' | 'object'>,
): Subject {
  return {
    ...{ rules: 'changes: of a record', label: `a change of ${record.label}`, table: 'changes' },
    ...{ id: randomUUID(), where: `record_id = '${record.id}' and ${condition}`, column: 'action' },
    ...more,
    another: { table_name: record.table, record_id: record.id, action: 'update' },
  };
}

async function addExternalId(world: World, owner: pg.Client, record: Subject) {
  const row = { object: record.table, source: 'old crm', record_id: record.id };
  await insertRow(owner, 'external_ids', { ...row, external_id: record.id });
  world.subjects.push({
    ...{ rules: 'external_ids: of a record', label: `an external id of ${record.label}` },
    ...{ table: 'external_ids', id: record.id, owners: [], record, column: 'created_at' },
    ...{ where: `external_id = '${record.id}'`, another: { ...row, external_id: randomUUID() } },
  });
}

/** Hand-overs and a purge: who had it learns that it is gone, who got it that it came. */
async function addHandOver(world: World, owner: pg.Client) {
  const id = randomUUID();
  const gone = { ...findSubject(world, 'deals', tuva), id, label: 'a purged deal' };
  await insertRow(owner, 'deals', { id, title: 'Handed over', owner_id: tuva.id });
  for (const next of [petra, null, marta]) {
    await owner.query('update deals set owner_id = $2 where id = $1', [id, next?.id ?? null]);
  }
  await owner.query('delete from deals where id = $1', [id]);
  const change = (label: string, condition: string, owners: (Person | null)[]) =>
    world.subjects.push({ ...changeOf(gone, condition, { owners, object: 'deals' }), label });
  change('Tuva to Petra', `owner_before = '${tuva.id}' and owner_after is not null`, [tuva, petra]);
  change('Petra to nobody', `owner_before = '${petra.id}'`, [petra, null]);
  change('nobody to Marta', `owner_after = '${marta.id}'`, [null, marta]);
  change('the purge of Marta’s', `action = 'delete'`, [marta]);
  const audit = { ...auditOf(gone), rules: 'audit_log: of the workspace' as const };
  world.subjects.push({ ...audit, where: `record_id = '${id}' and action = 'delete'` });
}
