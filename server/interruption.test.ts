import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findEmbedded } from './database/embedded/find.ts';
import { newThrowawayFolder, removeThrowawayFolder } from './database/embedded/throwaway.ts';

let dataDir = '';

beforeEach(async () => {
  dataDir = await newThrowawayFolder();
});

afterEach(() => removeThrowawayFolder(dataDir));

test('a program that is interrupted while it starts leaves no database running', async () => {
  const program = node(`
    import { openDatabase } from './server/database/open.ts';
    import { runUntilInterrupted } from './server/interruption.ts';
    await runUntilInterrupted(async () => {
      console.log('starting');
      const { close } = await openDatabase(readConfig());
      return { stop: close };
    });`);
  await once(program.stdout, 'data');
  // As from a terminal and through npm.
  program.kill('SIGINT');
  program.kill('SIGINT');
  expect(await once(program, 'exit')).toEqual([0, null]);
  expect(findEmbedded(dataDir)).toBeNull();
});

test('nor does a command that is interrupted at its work', async () => {
  const command = node(`
    import { withOwner } from './cli/with-database.ts';
    await withOwner(readConfig(), async (client) => {
      console.log('working');
      await client.query('select pg_sleep(3600)');
    });`);
  await once(command.stdout, 'data');
  command.kill('SIGINT');
  const [code] = await once(command, 'exit');
  expect(code).not.toBe(0);
  expect(findEmbedded(dataDir)).toBeNull();
});

test('nor does a program whose npm was killed with -9', async () => {
  const program = `
    import { openDatabase } from './server/database/open.ts';
    import { runUntilInterrupted } from './server/interruption.ts';
    import { readConfig } from './server/config.ts';
    await runUntilInterrupted(async () => {
      const { close } = await openDatabase(readConfig());
      console.log('runs');
      return { stop: close };
    });`;
  const npm = node(
    `import { spawn } from 'node:child_process';
    spawn(process.execPath, ['--input-type=module', '--eval', process.env.PROGRAM], { stdio: 'inherit' });
    readConfig();`,
    { npm_lifecycle_event: 'start', PROGRAM: program },
  );
  await once(npm.stdout, 'data');
  npm.kill('SIGKILL');
  await once(npm.stdout, 'close'); // the program held the other end, and is gone
  expect(findEmbedded(dataDir)).toBeNull();
});

function node(source: string, more: NodeJS.ProcessEnv = {}) {
  const code = `import { readConfig } from './server/config.ts'; ${source}`;
  return spawn(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, DATABASE_URL: '', RAPPORT_DATA_DIR: dataDir, PORT: '4000', ...more },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
