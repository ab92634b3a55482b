import pg from 'pg';
import { readCatalog } from './generate-catalog.ts';
import { errorsPage } from './generate-errors.ts';
import { functionsPage } from './generate-functions.ts';
import { tablePage } from './generate-tables.ts';
import { typesFile } from './generate-types.ts';

/** `path` is from the project's root. */
export type GeneratedFile = { path: string; text: string };

/**
 * Everything that follows from a migrated database that has its logins; the same text from
 * PostgreSQL 15 and 18.
 */
export async function generatedFiles(ownerUrl: string): Promise<GeneratedFile[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const catalog = await readCatalog(client);
    const pages = catalog.tables.map((table) => ({
      path: `database/schema/${table.name}.sql`,
      text: tablePage(table),
    }));
    return [
      { path: 'database/types.ts', text: typesFile(catalog) },
      { path: 'database/schema/functions.sql', text: functionsPage(catalog.functions) },
      { path: 'docs/errors.md', text: errorsPage() },
      ...pages,
    ];
  } finally {
    await client.end();
  }
}
