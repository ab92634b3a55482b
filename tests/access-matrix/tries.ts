import pg from 'pg';
import type { Row } from '../rows.ts';
import type { Subject, World } from './world.ts';

/** One thing tried: reading, changing and deleting all rows of a table together, making one. */
export type Try = {
  verb: 'select' | 'insert' | 'update' | 'delete';
  subjects: Subject[];
  statement: string;
};

export function triesOf(subjects: Subject[]): Try[] {
  const tables = [...Map.groupBy(subjects, (subject) => subject.table).values()];
  const together = tables.flatMap((rows) =>
    (['select', 'update', 'delete'] as const).map((verb) => ({
      ...{ verb, subjects: rows, statement: statementOn(verb, rows) },
    })),
  );
  const inserts = Map.groupBy(subjects, insertionOf);
  const single = [...inserts].map(([statement, rows]) => ({
    ...{ verb: 'insert' as const, subjects: rows, statement },
  }));
  return [...together, ...single];
}

/** Answers the place of each row. One statement a table: planning the policies takes the time. */
function statementOn(verb: 'select' | 'update' | 'delete', subjects: Subject[]): string {
  const { table, column } = subjects[0] ?? { table: '', column: '' };
  const any = subjects.map(({ where }) => `(${where})`).join(' or ');
  const arms = subjects.map(({ where }, place) => `when ${where} then ${place}`);
  const which = `case ${arms.join(' ')} end`;
  switch (verb) {
    case 'select':
      return `select ${which} from ${table} where ${any}`;
    case 'update':
      return `update ${table} set ${column} = ${column} where ${any} returning ${which}`;
    case 'delete':
      return `delete from ${table} where ${any} returning ${which}`;
  }
}

function insertionOf({ table, another }: Subject): string {
  const values = pg.escapeLiteral(JSON.stringify(another));
  return `select 0 from ${inserterOf(table, another)}(${values}) as done`;
}

function inserterOf(table: string, row: Row): string {
  const columns = Object.keys(row).map((column) => column.replace('_', '').slice(0, 6));
  return `tries.${table}_${columns.join('_')}`.slice(0, 63);
}

/**
 * Makes, for the four roles, a function that tries statements and undoes each, and a function for
 * each kind of insert, so that it is planned once a role and not once a row.
 */
export async function installTries(owner: pg.Client, { subjects }: World): Promise<void> {
  await owner.query(`
    create schema tries;
    create function tries.outcomes(statements text[]) returns text[] language plpgsql
      set plan_cache_mode = force_generic_plan as $$
    declare
      statement text;
      place integer;
      places integer[];
      result text[] := '{}';
    begin
      foreach statement in array statements loop
        begin
          places := '{}';
          for place in execute statement loop
            places := places || place;
          end loop;
          raise exception using errcode = 'UNDO1'; -- ends this statement's own subtransaction
        exception
          when sqlstate 'UNDO1' then result := result || places::text;
          when others then result := result || sqlstate::text;
        end;
      end loop;
      return result;
    end;
    $$`);
  const inserters = new Map(
    subjects.map(({ table, another }) => [
      inserterOf(table, another),
      inserter(table, Object.keys(another)),
    ]),
  );
  for (const [name, body] of inserters) {
    await owner.query(
      `create function ${name}(given jsonb) returns void language plpgsql as $$${body}$$`,
    );
  }
  await owner.query(`
    grant usage on schema tries to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
    grant execute on all functions in schema tries
      to rapport_admin, rapport_manager, rapport_rep, rapport_viewer`);
}

/** Without RETURNING, which would ask for the right to read as well. */
function inserter(table: string, columns: string[]): string {
  const values = columns.map((column) => `new_row.${column}`);
  return `
    declare
      new_row ${table} := jsonb_populate_record(null::${table}, given);
    begin
      insert into ${table} (${columns.join(', ')}) values (${values.join(', ')});
    end;`;
}

/** Tries as whoever the transaction of `client` speaks for: `{places}` or an SQLSTATE each. */
export async function tryAll(client: pg.ClientBase, statements: string[]): Promise<string[]> {
  const { rows } = await client.query<{ outcomes: string[] }>(
    'select tries.outcomes($1::text[]) as outcomes',
    [statements],
  );
  return rows[0]?.outcomes ?? [];
}
