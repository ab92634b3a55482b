// `npm run check`: all that needs no test to be seen. Every step runs, so that one sees all at once.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { cloneDatabase, startTestServer } from '../tests/database-server.ts';
import { wrongInDocs } from './check-docs.ts';
import { readSources } from './check-sources.ts';
import { wrongInWalls } from './check-walls.ts';
import { compareGenerated } from './generate-compare.ts';
import { generatedFiles } from './generate-files.ts';
import { lintDatabase } from './lint-database.ts';

const project = dirname(import.meta.dirname);

const steps: [name: string, step: () => boolean | Promise<boolean>][] = [
  [
    'format and lint (biome)',
    () => runs('@biomejs/biome/bin/biome', 'check', '--error-on-warnings'),
  ],
  ['types (tsc)', () => runs('typescript/bin/tsc')],
  ['dead code (knip)', () => runs('knip/bin/knip.js')],
  ['walls', () => listed(wrongInWalls(readSources(project)))],
  ['docs', () => listed(wrongInDocs(project))],
  ['generated files and SQL lints', checkDatabase],
];

const failed: string[] = [];
for (const [name, step] of steps) {
  console.log(`\n--- ${name}`);
  if (!(await step())) failed.push(name);
}
console.log(failed.length === 0 ? '\nAll is well.' : `\nFailed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function checkDatabase(): Promise<boolean> {
  const server = await startTestServer();
  try {
    const clone = await cloneDatabase(server);
    const owner = new pg.Client({ connectionString: clone.ownerUrl });
    await owner.connect();
    const isFresh = compareGenerated(project, await generatedFiles(clone.ownerUrl));
    const faults = await lintDatabase(owner);
    await owner.end();
    return listed(faults) && isFresh;
  } finally {
    await server.stop();
  }
}

function listed(wrong: string[]): boolean {
  for (const line of wrong) console.error(line);
  return wrong.length === 0;
}

function runs(program: string, ...args: string[]): boolean {
  const path = join(project, 'node_modules', ...program.split('/'));
  return (
    spawnSync(process.execPath, [path, ...args], { cwd: project, stdio: 'inherit' }).status === 0
  );
}
