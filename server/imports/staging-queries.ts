import sql, { type Sql } from 'sql-template-tag';

/** The columns that rows of a file are copied into, as PostgreSQL types them. */
const copied = {
  line: 'integer not null',
  reason: 'text',
  cells: 'json not null',
  key: 'text collate "C"',
  has_id: 'boolean',
  custom: 'jsonb',
  created_at: 'timestamptz',
  owner: 'text',
  name: 'text',
  website: 'text',
  address: 'text',
  industry: 'text',
  employees: 'integer',
  company: 'text',
  company_domain: 'text',
  company_external_id: 'text',
  first_name: 'text',
  last_name: 'text',
  called: 'text',
  email: 'text',
  phone: 'text',
  phone_e164: 'text',
  emails: 'jsonb',
  phones: 'jsonb',
  job_title: 'text',
  lifecycle: 'text',
  source: 'text',
  title: 'text',
  value_cents: 'bigint',
  currency: 'text',
  stage_id: 'uuid',
  stage_entered_at: 'timestamptz',
  stays: 'jsonb',
  expected_close_date: 'date',
  lost_reason: 'text',
  contact: 'text',
  contact_email: 'text',
  contact_phone: 'text',
  contact_phone_e164: 'text',
  contact_external_id: 'text',
  type: 'activity_type',
  subject: 'text',
  description: 'text',
  scheduled_at: 'timestamptz',
  completed_at: 'timestamptz',
  direction: 'text',
  duration_seconds: 'integer',
  outcome: 'text',
  assignee: 'text',
  author: 'text',
  deal: 'text',
  deal_external_id: 'text',
  role: 'text',
  team: 'text',
  parent_team: 'text',
  manager: 'text',
};

export const stagedColumns = Object.keys(copied);

/**
 * Row-level security that binds its owner forbids COPY into the real tables, so a file goes into a
 * table that ends with the transaction. What is not in `copied` is found out in the database.
 */
export function createStaging(): string {
  const columns = Object.entries(copied).map(([name, type]) => `${name} ${type}`);
  return `create temporary table import_rows (
    ${columns.join(', ')},
    record_id uuid,
    is_new boolean not null default false,
    -- The same row, or another row of the same person, stands on this line.
    same_as integer,
    -- The record came with this id before; its row was the same if row_hash is.
    row_hash bytea,
    is_changed boolean not null default false,
    in_trash boolean not null default false,
    owner_id uuid,
    company_id uuid,
    contact_id uuid,
    deal_id uuid,
    assignee_id uuid,
    author_id uuid,
    team_id uuid,
    layer integer default 0,
    rank text collate "C",
    assumed boolean not null default false
  ) on commit drop`;
}

export function copyRows(): string {
  return `copy import_rows (${stagedColumns.join(', ')}) from stdin`;
}

/** One import at a time: the second waits, and then finds what the first one added. */
export function lockImports(): Sql {
  return sql`select pg_advisory_xact_lock(hashtext('rapport import'))`;
}

/** Dates without an offset are the workspace's own. */
export function sayWhoImports(): Sql {
  return sql`select set_config('app.via', 'import', true), set_config('app.user_id', '', true),
      set_config('timezone', time_zone, true), set_config('work_mem', '64MB', true),
      set_config('maintenance_work_mem', '256MB', true),
      set_config('temp_buffers', '64MB', true), currency
    from workspace`;
}

export function returnToUtc(): Sql {
  return sql`select set_config('timezone', 'UTC', true)`;
}

export const indexStaging = `create index on import_rows (line); analyze import_rows`;

/** What lies ahead cannot have been created. */
export function refuseFuture(): Sql {
  return sql`update import_rows set reason = 'created_at lies in the future'
    where reason is null and created_at > now() + interval '1 day'`;
}

/**
 * Rows of one key. The same cells twice are one row, unless rows without an id may repeat (two equal
 * deals are two deals): then each gets a number. Other cells under one id are a fault of the file.
 */
export function settleKeys(repeatable: boolean): Sql {
  return sql`with counted as (
      select line, key, cells::text as cells, has_id,
        row_number() over (partition by key, has_id order by line) as place,
        first_value(line) over (partition by key, has_id order by line) as first_line,
        first_value(cells::text) over (partition by key, has_id order by line) as first_cells
      from import_rows where reason is null
    )
    update import_rows r set
      key = case when not c.has_id and (${repeatable} or c.key like 'row:%' and c.cells <> c.first_cells)
        then c.key || '#' || c.place else r.key end,
      same_as = case when c.cells = c.first_cells and (c.has_id or not ${repeatable})
        or not c.has_id and c.key not like 'row:%' then c.first_line end,
      reason = case when c.has_id and c.cells <> c.first_cells
        then 'has the same id as line ' || c.first_line || ', which says something else' end
    from counted c where c.line = r.line and c.place > 1`;
}

/** What the file's ids stand for already, the trash included. */
export function matchExternalIds(object: string, source: string): Sql {
  return sql`update import_rows r set record_id = e.record_id, row_hash = e.row_hash
    from external_ids e
    where e.object = ${object} and e.source = ${source} and e.external_id = r.key
      and r.reason is null and r.same_as is null`;
}

/** Every row that stands for a record now stands for it in later imports too. */
export function rememberRows(object: string, source: string, from: number, to: number): Sql {
  return sql`insert into external_ids (object, source, external_id, record_id, row_hash)
    select ${object}, ${source}, key, record_id, row_hash from import_rows
    where line >= ${from} and line < ${to} and reason is null and record_id is not null
      and (is_new or is_changed) and (same_as is null or has_id)
    on conflict (object, source, external_id) do update
      set record_id = excluded.record_id, row_hash = excluded.row_hash`;
}

export function countRows(): Sql {
  return sql`select count(*)::int as rows,
      count(*) filter (where reason is not null)::int as rejected,
      count(*) filter (where reason is null and is_new)::int as added,
      count(*) filter (where reason is null and is_changed and not is_new)::int as changed,
      count(*) filter (where reason is null and same_as is not null)::int as folded,
      count(*) filter (where reason is null and in_trash)::int as in_trash,
      count(*) filter (where reason is null and owner_id is null and owner is null)::int as without_owner
    from import_rows`;
}

export function listRejects(after: number, most: number): Sql {
  return sql`select line, reason, cells from import_rows
    where reason is not null and line > ${after} order by line limit ${most}`;
}
