import type pg from 'pg';

export type Table = {
  /** As SQL writes it: public.deals. */
  name: string;
  /** Without generated ones: the database makes those again. */
  columns: string[];
  forced: boolean;
  /** A guess, for the progress bar. */
  about: number;
};

export type ForeignKey = { table: string; name: string; definition: string };

/** Settings under which PostgreSQL 15 and 18 write the same row as the same text. */
export async function speakAlike(client: pg.Client): Promise<void> {
  await client.query(`
    set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC';
    set bytea_output = 'hex'; set extra_float_digits = 1; set client_encoding = 'UTF8';
    set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = '1min'`);
}

/** Every table of ours in public and auth. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select format('%I.%I', n.nspname, c.relname) as name, c.relforcerowsecurity as forced,
      greatest(c.reltuples, 0)::int as about,
      array(select format('%I', a.attname) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'auth') and c.relkind = 'r'
      and pg_get_userbyid(c.relowner) = current_user
    order by n.nspname, c.relname`);
  return rows;
}

export async function listForeignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select format('%I.%I', n.nspname, c.relname) as "table", quote_ident(k.conname) as name,
      pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and n.nspname in ('public', 'auth')
      and pg_get_userbyid(c.relowner) = current_user
    order by 1, 2`);
  return rows;
}

/** Indexes that no constraint stands on, as SQL would make them again. */
export async function listIndexes(client: pg.Client) {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    select format('%I.%I', n.nspname, i.relname) as name, pg_get_indexdef(i.oid) as definition
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
      join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'auth') and c.relkind = 'r'
      and pg_get_userbyid(c.relowner) = current_user
      and not exists (select from pg_constraint k where k.conindid = i.oid)
    order by 1`);
  return rows;
}

export async function listSequences(client: pg.Client) {
  const { rows } = await client.query<{ name: string; last_value: string }>(`
    select format('%I.%I', schemaname, sequencename) as name, last_value::text
    from pg_sequences
    where schemaname in ('public', 'auth', 'app') and sequenceowner = current_user
      and last_value is not null
    order by 1`);
  return rows;
}

export async function setSequences(
  client: pg.Client,
  sequences: { name: string; last_value: string }[],
): Promise<void> {
  await client.query(
    `select setval(to_regclass(given.name), given.last_value)
     from unnest($1::text[], $2::bigint[]) as given (name, last_value)
     where to_regclass(given.name) is not null`,
    [sequences.map(({ name }) => name), sequences.map(({ last_value }) => last_value)],
  );
}

/** Rows of a table as COPY text, in no particular order. */
export function copyOut(table: string, columns: string[]): string {
  return `copy (select ${columns.join(', ')} from only ${table}) to stdout`;
}

export function copyIn(table: string, columns: string[]): string {
  return `copy ${table} (${columns.join(', ')}) from stdin`;
}

/** Whether anything is there that a restore would bury. */
export async function isInUse(client: pg.Client): Promise<boolean> {
  const { rows: there } = await client.query<{ there: boolean }>(
    `select to_regclass('public.workspace') is not null as there`,
  );
  if (!there[0]?.there) return false;
  const { rows } = await client.query<{ used: boolean }>(`
    select exists (select from workspace where set_up_at is not null)
      or exists (select from users) or exists (select from companies) or exists (select from contacts)
      or exists (select from deals) or exists (select from activities) as used`);
  return rows[0]?.used ?? false;
}

/** Takes away all that migrations made, to make it anew at an earlier version. */
export async function startOver(client: pg.Client): Promise<void> {
  await client.query(`
    drop schema if exists public, app, report, auth, extensions, migrations cascade;
    create schema public`);
}
