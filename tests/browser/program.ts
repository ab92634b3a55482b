import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base } from '@playwright/test';
import pg from 'pg';

const project = dirname(dirname(import.meta.dirname));

/** Rapport as a user starts it: an own data folder, the embedded database, a free port. */
export type Program = {
  url: string;
  setUpLink: string;
  /** Connected as the owner, as psql would be. */
  owner: pg.Client;
  /** Runs a rapport command beside the program and answers what it printed. */
  rapport(...words: string[]): Promise<string>;
};

/**
 * A file tells one story in order and names it: `test.use({ story: '…' })`. Another story is
 * another worker, and with it another program with an empty workspace.
 */
export const test = base.extend<object, { story: string; program: Program }>({
  story: ['', { scope: 'worker', option: true }],
  program: [
    async ({ story }, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), `rapport-${story.replaceAll(' ', '-')}-`));
      const environment = {
        ...process.env,
        RAPPORT_DATA_DIR: dataDir,
        PORT: String(await freePort()),
      };
      const { child, url, setUpLink } = await start(environment);
      const rapport = (...words: string[]) => run(environment, words);
      const owner = new pg.Client({ connectionString: (await rapport('db-url')).trim() });
      await owner.connect();
      await use({ url, setUpLink, owner, rapport });
      await owner.end();
      child.kill('SIGTERM');
      await once(child, 'exit');
      rmSync(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

/** A page's origin names the port, so it has to be known before the start. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function start(environment: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['server/main.ts'], { cwd: project, env: environment });
  child.stderr.pipe(process.stderr);
  let url = '';
  for await (const line of createInterface({ input: child.stdout })) {
    url ||= /^Rapport runs at (\S+)/.exec(line)?.[1] ?? '';
    const link = /^Set it up here, once: (\S+)/.exec(line)?.[1];
    if (link) return { child, url, setUpLink: link };
  }
  throw new Error('The program ended before it could be set up.');
}

async function run(environment: NodeJS.ProcessEnv, words: string[]): Promise<string> {
  const child: ChildProcess = spawn(process.execPath, ['cli/main.ts', ...words], {
    cwd: project,
    env: environment,
  });
  let printed = '';
  let complaint = '';
  child.stdout?.on('data', (text) => {
    printed += text;
  });
  child.stderr?.on('data', (text) => {
    complaint += text;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`rapport ${words.join(' ')} ended with ${code}: ${complaint}`);
  return printed;
}
