import type pg from 'pg';

/** A client, or a person of the workspace. */
type Writer = {
  query<Made extends pg.QueryResultRow>(
    text: string,
    values: unknown[],
  ): Promise<pg.QueryResult<Made>>;
};

/** Columns and what to put there. */
export type Row = Record<string, unknown>;

export async function insertRow(client: pg.ClientBase, table: string, row: Row): Promise<void> {
  await client.query(insertion(table, row), Object.values(row));
}

/** The row as it was made, generated columns and all. Its maker has to be able to read it. */
export async function makeRow(
  client: Writer,
  table: string,
  row: Row,
): Promise<Row & { id: string }> {
  const { rows } = await client.query<Row & { id: string }>(
    `${insertion(table, row)} returning *`,
    Object.values(row),
  );
  const [made] = rows;
  if (!made) throw new Error(`Nothing was inserted into ${table}`);
  return made;
}

function insertion(table: string, row: Row): string {
  const columns = Object.keys(row);
  const places = columns.map((_, place) => `$${place + 1}`);
  return `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`;
}
