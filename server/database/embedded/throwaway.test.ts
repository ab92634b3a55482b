import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { startThrowaway } from './throwaway.ts';

// A first start makes a whole database, and many of these start several.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PROJECT = join(import.meta.dirname, '..', '..', '..');

test('a throwaway server lets its owner make databases, waits for no disk and leaves nothing', async () => {
  const server = await startThrowaway();
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  await owner.query('create database another');
  expect((await owner.query('show fsync')).rows).toEqual([{ fsync: 'off' }]);
  await owner.end();
  await server.stop();
  expect(existsSync(server.folder)).toBe(false);
});

test('a server may lie in a folder of any name, and is reached there by its socket', async () => {
  const parent = join(PROJECT, '.rapport', 'test');
  mkdirSync(parent, { recursive: true });
  const server = await startThrowaway({ folder: join(parent, `it's "o", ü`) });
  const owner = new pg.Client({ connectionString: server.socketUrl ?? '' });
  await owner.connect();
  const { rows } = await owner.query('select inet_server_addr() as address');
  await owner.end();
  await server.stop();
  rmSync(parent, { recursive: true });
  expect(rows).toEqual([{ address: null }]);
});

test('the server of a killed test run is removed by the next one', async () => {
  const source = `
    import { startThrowaway } from ${JSON.stringify(join(import.meta.dirname, 'throwaway.ts'))};
    console.log((await startThrowaway()).folder);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const abandoned = String(line).trim();
  expect(existsSync(abandoned)).toBe(true);
  await (await startThrowaway()).stop();
  expect(existsSync(abandoned)).toBe(false);
});
