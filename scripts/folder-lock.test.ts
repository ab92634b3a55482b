import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { identityOf, withFolderLock } from './folder-lock.mjs';

vi.setConfig({ testTimeout: 30_000 });

let folder = '';
const lock = () => join(folder, 'lock');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapport-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('many processes hold it one after the other', async () => {
  const counter = join(folder, 'counter');
  writeFileSync(counter, '0');
  const children = Array.from({ length: 6 }, () =>
    node(`
      for (let turn = 0; turn < 20; turn++) {
        await withFolderLock(folder + '/lock', async () => {
          const before = Number(readFileSync(folder + '/counter', 'utf8'));
          await new Promise((resolve) => setImmediate(resolve));
          writeFileSync(folder + '/counter', String(before + 1));
        });
      }`),
  );
  await Promise.all(children.map((child) => once(child, 'exit')));
  expect(readFileSync(counter, 'utf8')).toBe('120');
  expect(readdirSync(lock())).toHaveLength(1);
});

test('a killed holder holds nothing', async () => {
  const holder = node(`
    await withFolderLock(folder + '/lock', async () => {
      console.log('held');
      setInterval(() => {}, 1000);
      await new Promise(() => {});
    });`);
  await once(holder.stdout, 'data');
  let waitedFor = 0;
  const waiting = withFolderLock(lock(), () => 'mine', {
    onWait: (pid) => {
      waitedFor = pid;
      holder.kill('SIGKILL');
    },
  });
  expect(await waiting).toBe('mine');
  expect(waitedFor).toBe(holder.pid);
});

test('work that fails lets go of it', async () => {
  const failing = withFolderLock(lock(), () => Promise.reject(new Error('broken')));
  await expect(failing).rejects.toThrow('broken');
  expect(await withFolderLock(lock(), () => 'mine')).toBe('mine');
});

test('a process is not taken for a later one with its number', async () => {
  const child = node('setInterval(() => {}, 1000); console.log();');
  await once(child.stdout, 'data');
  const identity = identityOf(child.pid ?? 0);
  expect(identity).not.toBeNull();
  expect(identity).not.toBe(identityOf(process.pid));
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(identityOf(child.pid ?? 0)).toBeNull();
});

function node(source: string) {
  const code = `
    import { readFileSync, writeFileSync } from 'node:fs';
    import { withFolderLock } from ${JSON.stringify(join(import.meta.dirname, 'folder-lock.mjs'))};
    const folder = ${JSON.stringify(folder)};
    ${source}`;
  return spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
