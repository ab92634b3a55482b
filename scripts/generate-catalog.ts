import type pg from 'pg';

export type Column = {
  name: string;
  type: string;
  /** Of an enum, or of a text whose check lists its values; else null. */
  values: string[] | null;
  nullable: boolean;
  /** As in create table: `default now()`, `generated always as (…) stored`; else ''. */
  filled: string;
  collation: string | null;
  comment: string | null;
};

export type Policy = {
  name: string;
  command: string;
  /** Holds beside whichever other lets the row through. */
  restrictive: boolean;
  roles: string[];
  using_expression: string | null;
  check_expression: string | null;
};

export type Table = {
  /** With its schema, unless that is public. */
  name: string;
  comment: string | null;
  /** The view's query; null for a table. */
  view: string | null;
  secured: boolean;
  columns: Column[];
  constraints: { name: string; definition: string }[];
  indexes: string[];
  policies: Policy[];
  grants: { role: string; privileges: string[] }[];
  triggers: string[];
};

export type Func = {
  name: string;
  arguments: string;
  result: string;
  definer: boolean;
  volatility: string;
  comment: string | null;
  roles: string[];
};

export type Catalog = {
  enums: { name: string; values: string[]; comment: string | null }[];
  tables: Table[];
  functions: Func[];
};

/** Reads the schema as people think of it. The owner's login, whatever its name, is called owner. */
export async function readCatalog(client: pg.Client): Promise<Catalog> {
  // Names in public read bare, all others with their schema.
  await client.query('set search_path = public');
  const rows = async <Row extends pg.QueryResultRow>(text: string) =>
    (await client.query<Row>(text)).rows;
  return {
    enums: await rows(enumsQuery),
    tables: await rows(tablesQuery),
    functions: await rows(functionsQuery),
  };
}

const enumsQuery = `
  select t.typname::text as name, obj_description(t.oid, 'pg_type') as comment,
    array(select enumlabel::text from pg_enum where enumtypid = t.oid order by enumsortorder) as values
  from pg_type t where t.typtype = 'e' and t.typnamespace = 'public'::regnamespace order by 1`;

// The logins are named after their database.
const roleName = (oid: string, owner: string) => `
  case when ${oid} = 0 then 'public' when ${oid} = ${owner} then 'owner'
  else replace(pg_get_userbyid(${oid})::text, '_' || current_database(), '') end`;

const columnsQuery = `
  select jsonb_agg(jsonb_build_object(
    'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'nullable', not a.attnotnull,
    'values', coalesce(
      (select jsonb_agg(enumlabel order by enumsortorder) from pg_enum where enumtypid = a.atttypid),
      (select jsonb_agg(value[1]) from pg_constraint k,
        regexp_matches(pg_get_constraintdef(k.oid), '''([^'']*)''::text', 'g') as value
       where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
         and pg_get_constraintdef(k.oid) ~ '= ANY \\(\\(?ARRAY\\[')),
    'filled', case
      when a.attidentity <> '' then 'generated always as identity'
      when a.attgenerated <> '' then format('generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
      when d.oid is not null then format('default %s', pg_get_expr(d.adbin, d.adrelid))
      else '' end,
    'collation', (select collname from pg_collation l where l.oid = a.attcollation and l.collname <> 'default'),
    'comment', col_description(c.oid, a.attnum)) order by a.attnum)
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped`;

// Without NOT NULL, which only 18 keeps here; the columns say it.
const constraintsQuery = `
  select coalesce(jsonb_agg(jsonb_build_object('name', k.conname, 'definition', pg_get_constraintdef(k.oid))
    order by array_position(array['p', 'u', 'f', 'c', 'x'], k.contype::text), k.conname), '[]')
  from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c', 'x')`;

const indexesQuery = `
  select coalesce(jsonb_agg(pg_get_indexdef(i.indexrelid) order by i.indexrelid::regclass::text), '[]')
  from pg_index i where i.indrelid = c.oid
    and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))`;

const policiesQuery = `
  select coalesce(jsonb_agg(jsonb_build_object('name', p.polname,
    'command', case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
      when 'd' then 'delete' else 'all' end,
    'restrictive', not p.polpermissive,
    'roles', (select jsonb_agg(${roleName('r', 'c.relowner')} order by 1) from unnest(p.polroles) as r),
    'using_expression', pg_get_expr(p.polqual, p.polrelid),
    'check_expression', pg_get_expr(p.polwithcheck, p.polrelid))
    order by array_position(array['*', 'r', 'a', 'w', 'd'], p.polcmd::text), p.polname), '[]')
  from pg_policy p where p.polrelid = c.oid`;

// The owner's own privileges go without saying, and 17 knows one more of them than 15.
const grantsQuery = `
  select coalesce(jsonb_agg(jsonb_build_object('role', role, 'privileges', privileges) order by role), '[]')
  from (
    select ${roleName('g.grantee', 'c.relowner')} as role,
      jsonb_agg(lower(g.privilege_type)
        order by array_position(array['SELECT', 'INSERT', 'UPDATE', 'DELETE'], g.privilege_type), g.privilege_type) as privileges
    from aclexplode(c.relacl) g
    where g.grantee <> c.relowner
    group by g.grantee
  ) as granted`;

const triggersQuery = `
  select coalesce(jsonb_agg(pg_get_triggerdef(t.oid) order by t.tgname), '[]')
  from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal`;

const tablesQuery = `
  select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as name,
    obj_description(c.oid, 'pg_class') as comment,
    case c.relkind when 'v' then pg_get_viewdef(c.oid) end as view,
    c.relrowsecurity and c.relforcerowsecurity as secured,
    (${columnsQuery}) as columns, (${constraintsQuery}) as constraints, (${indexesQuery}) as indexes,
    (${policiesQuery}) as policies, (${grantsQuery}) as grants, (${triggersQuery}) as triggers
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p', 'v')
  order by 1`;

const functionsQuery = `
  select p.oid::regproc::text as name, pg_get_function_identity_arguments(p.oid) as arguments,
    pg_get_function_result(p.oid) as result, p.prosecdef as definer,
    case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end as volatility,
    obj_description(p.oid, 'pg_proc') as comment,
    array(select ${roleName('g.grantee', 'p.proowner')}
      from aclexplode(p.proacl) g
      where g.grantee <> p.proowner
      order by 1) as roles
  from pg_proc p
  where p.pronamespace in ('app'::regnamespace, 'report'::regnamespace, 'auth'::regnamespace, 'public'::regnamespace)
  order by 1, 2`;
