// `npm run generate` writes what follows from the migrations: database/types.ts and a page a table in
// database/schema/. With --check it writes nothing, shows what differs and fails.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onDatabase, startTestServer } from '../tests/database-server.ts';
import { type GeneratedFile, generatedFiles } from './generate-files.ts';

const project = dirname(import.meta.dirname);

const files = await readFromDatabase();
if (process.argv.includes('--check')) {
  process.exitCode = compare(files) ? 0 : 1;
} else {
  write(project, files);
}

async function readFromDatabase(): Promise<GeneratedFile[]> {
  const server = await startTestServer();
  try {
    return await generatedFiles(onDatabase(server.url, server.template));
  } finally {
    await server.stop();
  }
}

function write(root: string, generated: GeneratedFile[]) {
  const pages = join(root, 'database', 'schema');
  mkdirSync(pages, { recursive: true });
  const names = new Set(generated.map((file) => join(root, file.path)));
  for (const name of readdirSync(pages)) {
    if (!names.has(join(pages, name))) rmSync(join(pages, name)); // its table is gone
  }
  for (const file of generated) writeFileSync(join(root, file.path), file.text);
}

function compare(generated: GeneratedFile[]): boolean {
  mkdirSync(join(project, '.rapport'), { recursive: true });
  const fresh = mkdtempSync(join(project, '.rapport', 'generated-'));
  try {
    write(fresh, generated);
    const differs = ['database/schema', 'database/types.ts'].filter((path) => !same(fresh, path));
    if (differs.length > 0) console.error(`Run npm run generate: ${differs.join(', ')} is stale.`);
    return differs.length === 0;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function same(fresh: string, path: string): boolean {
  const args = ['diff', '--no-index', '--', join(project, path), join(fresh, path)];
  return spawnSync('git', args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}
