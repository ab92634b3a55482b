import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { Filters } from '../../contract/list.ts';
import type { Person } from '../database/as-user.ts';
import { problem } from '../errors.ts';
import { isReadable, readCursor, type SortType } from './cursor.ts';
import { allOf, filterConditions, type Parameters, type SpecialFilters } from './filters.ts';
import { acrossScopes, type ScopedObject, scopesOf } from './scopes.ts';

/** What a list of one object is made of; each feature's queries.ts declares its own. */
export type ListSpec = {
  object: ScopedObject;
  /** Columns of one record in JSON, from the table aliased r. */
  columns: Sql;
  filters: Filters;
  special?: SpecialFilters;
  /** By sort: the expression, never null, that an index orders by, and its type. */
  sorts: Record<string, { by: string; type: SortType }>;
  /** By include: a JSON column and the joins it needs. */
  includes: Record<string, { column: Sql; joins: Sql }>;
};

/** The list's parameters, read by the contract. */
export type ListParameters = Parameters & {
  limit: number;
  sort: string;
  cursor?: string | undefined;
  q?: string | undefined;
  deleted: 'true' | 'false';
  count: 'true' | 'false';
  include?: string | undefined;
};

/**
 * One row: data (JSON text of at most `limit` records), the last one's sort value and id when more
 * follow, total (with count=true), partial (with q, when only the first matches were looked at).
 */
export function listStatement(spec: ListSpec, parameters: ListParameters, person: Person): Sql {
  const { limit } = parameters;
  const trash = parameters.deleted === 'true';
  const q = trash ? undefined : parameters.q;
  const descending = parameters.sort.startsWith('-');
  const sort = spec.sorts[parameters.sort.replace(/^-/, '')];
  if (!sort) throw new Error(`No sort ${parameters.sort} on ${spec.object}`);
  const order = raw(
    `${sort.by} ${descending ? 'desc' : 'asc'}, r.id ${descending ? 'desc' : 'asc'}`,
  );
  const rows = raw(`${spec.object} r`);
  const filters = allOf([
    trash ? sql`r.deleted_at is not null` : sql`r.deleted_at is null`,
    ...filterConditions(spec.filters, parameters, spec.special),
    ...(q ? [sql`r.id = any ((select ids from found)::uuid[])`] : []),
    ...(trash && parameters.q ? [holdsWords(spec, parameters.q)] : []),
  ]);
  const scopes = q ? [{ where: sql`true` }] : scopesOf(person, spec.object);
  const after = keyset(spec, parameters, sort, descending);
  const page = acrossScopes(
    scopes,
    (where) => sql`select r.*, ${raw(sort.by)} as sorted_by from ${rows}
      where ${where} and ${filters}${after} order by ${order} limit ${limit + 1}`,
  );
  return sql`with ${foundIds(spec, q)}page as (
    select r.*, row_number() over (order by r.sorted_by ${raw(descending ? 'desc' : 'asc')}, r.id ${raw(descending ? 'desc' : 'asc')}) as place
    from (${page}) as r order by place limit ${limit + 1}
  )
  select (select coalesce(json_agg(shown.record order by shown.place), '[]') from (
      select r.place, ${recordJson(spec, parameters.include)} as record
      from page r ${joinsOf(spec, parameters.include)} where r.place <= ${limit}
    ) as shown)::text,
    last.sorted_by::text, last.id::text,
    ${parameters.count === 'true' ? countOf(spec, scopes, filters) : sql`null`},
    ${q ? sql`(select cardinality(ids) > 1000 from found)` : sql`null`}
  from (select 1) as one
  left join page last on last.place = ${limit} and exists (select from page where place > ${limit})`;
}

/** One record by id, with its version: nothing when it is missing or hidden. */
export function findStatement(spec: ListSpec, id: string, include?: string): Sql {
  return sql`select ${recordJson(spec, include)}::text, r.version::text
    from ${raw(`${spec.object} r`)} ${joinsOf(spec, include)} where r.id = ${id}::uuid`;
}

/**
 * Runs a change and answers the changed record like findStatement. `change` must return r.* of the
 * table: `update … returning *`.
 */
export function changedStatement(spec: ListSpec, change: Sql, include?: string): Sql {
  return sql`with r as (${change})
    select ${recordJson(spec, include)}::text, r.version::text, r.id::text
    from r ${joinsOf(spec, include)}`;
}

export function recordJson(spec: ListSpec, include = ''): Sql {
  const added = includedIn(spec, include).map(({ column }) => column);
  const columns = join([spec.columns, ...added], ', ');
  return sql`(select row_to_json(record) from (select ${columns}) as record)`;
}

export function joinsOf(spec: ListSpec, include = ''): Sql {
  const joins = includedIn(spec, include).map(({ joins }) => joins);
  return joins.length === 0 ? empty : join(joins, ' ');
}

function includedIn(spec: ListSpec, include: string) {
  return [...new Set(include.split(','))].flatMap((name) => spec.includes[name] ?? []);
}

function keyset(
  { object }: ListSpec,
  parameters: ListParameters,
  sort: { by: string; type: SortType },
  descending: boolean,
) {
  if (!parameters.cursor) return empty;
  const { value, id } = readCursor(parameters.cursor, `${object} ${parameters.sort}`);
  if (!isReadable(sort.type, value)) throw problem('bad_cursor');
  return sql` and (${raw(sort.by)}, r.id) ${raw(descending ? '<' : '>')} (${value}::${raw(sort.type)}, ${id}::uuid)`;
}

/** For the trash, which no search index covers: it is small. */
function holdsWords({ object }: ListSpec, q: string): Sql {
  const searched = raw(object === 'deals' ? 'r.title_plain' : 'r.search_text');
  return sql`not exists (select from regexp_split_to_table(app.plain(${q}), '\\s+') as word
    where position(word in ${searched}) = 0)`;
}

function foundIds(spec: ListSpec, q: string | undefined): Sql {
  return q
    ? sql`found as materialized (select app.find_ids(${spec.object}, ${q}) as ids), `
    : empty;
}

function countOf(spec: ListSpec, scopes: ReturnType<typeof scopesOf>, filters: Sql): Sql {
  const counted = acrossScopes(
    scopes,
    (where) =>
      sql`select count(*) as n from ${raw(`${spec.object} r`)} where ${where} and ${filters}`,
  );
  return sql`(select sum(n)::bigint from (${counted}) as counts)`;
}
