import sql, { raw, type Sql } from 'sql-template-tag';

/** An index or constraint, as the statements that take it away and bring it back. */
export type Index = { away: string; back: string };

/** Whether a table holds more than so many rows, without counting them all. */
export function holdsMore(table: string, rows: number): Sql {
  return sql`select count(*) > ${rows} as more
    from (select from ${raw(table)} limit ${rows + 1}) as some_rows`;
}

export const countNewRows = `select count(*)::int as rows from import_rows where is_new and reason is null`;

/** What every request reads, sign-in included: never locked, so their foreign keys stay. */
const alwaysRead = ['users', 'teams'];

/** The tables that these point to by a foreign key that can be dropped. */
export function listReferenced(tables: string[]): Sql {
  return sql`select distinct k.confrelid::regclass::text as name from pg_constraint k
    where k.conrelid = any (${tables}::text[]::regclass[]) and k.contype = 'f'
      and k.confrelid <> all (${alwaysRead}::text[]::regclass[])
    order by 1`;
}

/** Gives up after two seconds: somebody works with the table. */
export function lockTables(tables: string[]): string {
  return `set local lock_timeout = '2s'; lock table ${tables.join(', ')} in access exclusive mode;
    set local lock_timeout = 0`;
}

/** Past stays find the deal's present one by it while deals are written. */
const readMeanwhile = 'deal_stage_history_open';

/**
 * Indexes of tables, and the constraints that check all rows at once when they come back: exclusion and
 * foreign keys. Primary keys stay.
 */
export function listIndexes(tables: string[]): Sql {
  return sql`select format('drop index %s', i.indexrelid::regclass) as away,
      pg_get_indexdef(i.indexrelid) as back
    from pg_index i
    where i.indrelid = any (${tables}::text[]::regclass[]) and i.indexrelid::regclass::text <> ${readMeanwhile}
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
    union all
    select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname),
      format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
    from pg_constraint k
    where k.conrelid = any (${tables}::text[]::regclass[])
      and (k.contype = 'x' or k.contype = 'f' and k.confrelid <> all (${alwaysRead}::text[]::regclass[]))
    order by 1`;
}

/** New entries of GIN indexes wait in a list that is worked off once, at the end. */
export const deferGin = `set local gin_pending_list_limit = '2000000kB'`;

export function workOffGin(tables: string[]): Sql {
  return sql`select gin_clean_pending_list(i.indexrelid::regclass)
    from pg_index i
    join pg_class c on c.oid = i.indexrelid
    join pg_am a on a.oid = c.relam
    where i.indrelid = any (${tables}::text[]::regclass[]) and a.amname = 'gin'`;
}

export function analyze(tables: string[]): string {
  return `analyze ${tables.join(', ')}`;
}
