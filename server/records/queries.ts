import sql, { join, raw, type Sql } from 'sql-template-tag';
import { changedStatement, type ListSpec } from '../lists/list.ts';

/** Field names and values as the contract let them through: every name is a column. */
export type Fields = Record<string, unknown>;

/** Creates a record; the database says who owns and who made it. */
export function insertRecord(spec: ListSpec, fields: Fields): Sql {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return changedStatement(
    spec,
    sql`insert into ${raw(spec.object)} (${join(given.map(([name]) => raw(name)))})
      values (${join(given.map(([, value]) => value))}) returning *`,
  );
}

/**
 * Changes what is named, where the version is still the given one (null: whatever it is). Of custom
 * the named values change; null takes one away.
 */
export function updateRecord(
  spec: ListSpec,
  id: string,
  fields: Fields,
  version: number | null,
): Sql {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const assignments = given.map(([name, value]) =>
    name === 'custom'
      ? sql`custom = (r.custom || ${value}::jsonb) - array(
          select key from jsonb_each(${value}::jsonb) where value = 'null')`
      : sql`${raw(name)} = ${value}`,
  );
  return changedStatement(
    spec,
    sql`update ${raw(spec.object)} r set ${assignments.length ? join(assignments) : sql`version = r.version`}
      where r.id = ${id}::uuid and r.deleted_at is null
        and (${version}::integer is null or r.version = ${version}::integer)
      returning r.*`,
  );
}

export function trashRecord(spec: ListSpec, id: string, version: number | null): Sql {
  return sql`update ${raw(spec.object)} r set deleted_at = now()
    where r.id = ${id}::uuid and r.deleted_at is null
      and (${version}::integer is null or r.version = ${version}::integer)
    returning r.id::text`;
}

export function restoreRecord(spec: ListSpec, id: string): Sql {
  return changedStatement(
    spec,
    sql`update ${raw(spec.object)} r set deleted_at = null where r.id = ${id}::uuid returning r.*`,
  );
}

/** One row when the asker may change the record: to lock a row one has to pass the update policies. */
export function changeableRecord(spec: ListSpec, id: string): Sql {
  return sql`select r.id::text from ${raw(`${spec.object} r`)} where r.id = ${id}::uuid for update`;
}

export function handOver(spec: ListSpec, id: string, ownerId: string | null): Sql {
  return sql`select app.hand_over(${spec.object}, ${id}::uuid, ${ownerId}::uuid)::text,
    (select version::text from ${raw(spec.object)} r where r.id = ${id}::uuid)`;
}

/** The record another system calls by this id; hidden ones stay unfound. */
export function recordByExternalId(spec: ListSpec, source: string, externalId: string): Sql {
  return sql`select e.record_id::text, r.deleted_at::text from external_ids e
    join ${raw(`${spec.object} r`)} on r.id = e.record_id
    where e.object = ${spec.object} and e.source = ${source} and e.external_id = ${externalId}`;
}

export function nameExternally(
  spec: ListSpec,
  source: string,
  externalId: string,
  id: string,
): Sql {
  return sql`insert into external_ids (object, source, external_id, record_id)
    values (${spec.object}, ${source}, ${externalId}, ${id}::uuid)`;
}

/** One upsert of an external id at a time: the second waits and then finds the first one's record. */
export function lockExternalId(spec: ListSpec, source: string, externalId: string): Sql {
  return sql`select pg_advisory_xact_lock(hashtextextended(${`${spec.object} ${source} ${externalId}`}, 0))`;
}

/** Keeps the key; nothing comes back when it is known already. */
export function keepIdempotencyKey(key: string, requestHash: Buffer): Sql {
  return sql`insert into idempotency_keys (key, request_hash) values (${key}, ${requestHash}::bytea)
    on conflict (user_id, key) do nothing returning key`;
}

export function readIdempotencyKey(key: string): Sql {
  return sql`select encode(request_hash, 'hex'), body from idempotency_keys
    where key = ${key}`;
}

export function answerIdempotencyKey(
  key: string,
  status: number,
  location: string,
  body: string,
): Sql {
  return sql`update idempotency_keys set status = ${status}, location = ${location}, body = ${body}
    where key = ${key}`;
}
