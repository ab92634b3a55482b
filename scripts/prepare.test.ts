import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 30_000 });

/** Stands for npm: it leaves what `npm ci` leaves, and writes down that it was called. */
const NPM = `#!/bin/sh
echo "npm $*" >> calls
rm -rf node_modules
mkdir -p node_modules/vite/bin node_modules/.bin
cat > node_modules/vite/bin/vite.js <<'END'
require('node:fs').appendFileSync('calls', 'vite ' + process.argv.slice(2).join(' ') + '\\n');
END
ln -s "$NODE" node_modules/.bin/node
exit \${NPM_FAILS:-0}
`;

let project = '';

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'rapport-'));
  mkdirSync(join(project, 'scripts'));
  for (const name of ['prepare.mjs', 'folder-lock.mjs']) {
    cpSync(join(import.meta.dirname, name), join(project, 'scripts', name));
  }
  write('bin/npm', NPM);
  chmodSync(join(project, 'bin', 'npm'), 0o755);
  write('package-lock.json', '{"packages":{"node_modules/vite":{"version":"1.0.0"}}}');
  write('vite.config.ts', '');
  write('web/main.tsx', 'one');
});

afterEach(() => rmSync(project, { recursive: true }));

test('a fresh clone is installed and built', async () => {
  expect(await prepare('start')).toMatchObject({ code: 0 });
  expect(calls()).toEqual([
    expect.stringMatching(/^npm ci --include=dev /),
    expect.stringMatching(/^vite build /),
  ]);
});

test('what is fresh is left alone', async () => {
  await prepare('start');
  expect(await prepare('start')).toEqual({ code: 0, output: '' });
  expect(calls()).toHaveLength(2);
});

test('a test needs the packages, but not the built web app', async () => {
  await prepare('test');
  expect(calls()).toHaveLength(1);
});

test('a changed lock file is installed again', async () => {
  await prepare('test');
  write('package-lock.json', '{"packages":{"node_modules/vite":{"version":"2.0.0"}}}');
  await prepare('test');
  expect(calls()).toHaveLength(2);
});

test('packages that somebody installed with npm itself are left alone', async () => {
  write(
    'node_modules/.package-lock.json',
    readFileSync(join(project, 'package-lock.json'), 'utf8'),
  );
  await prepare('test');
  expect(existsSync(join(project, 'calls'))).toBe(false);
});

test('but not when a part for this machine is missing, as npm leaves it out under an old Node', async () => {
  const lock = (parts: object) =>
    JSON.stringify({ packages: { 'node_modules/vite': { version: '1.0.0' }, ...parts } });
  const part = (os: string) => ({ version: '1.0.0', optional: true, os: [os] });
  write('node_modules/.package-lock.json', lock({}));
  write('package-lock.json', lock({ 'node_modules/native-elsewhere': part('elsewhere') }));
  await prepare('test');
  expect(existsSync(join(project, 'calls'))).toBe(false);
  write('package-lock.json', lock({ 'node_modules/native-here': part(process.platform) }));
  await prepare('test');
  expect(calls()).toHaveLength(1);
});

test('a changed source of the web app is built again', async () => {
  await prepare('start');
  write('web/main.tsx', 'two');
  await prepare('start');
  expect(calls().filter((call) => call.startsWith('vite'))).toHaveLength(2);
});

test('of three starts at once one installs and builds, and the others wait', async () => {
  const ends = await Promise.all([prepare('start'), prepare('start'), prepare('start')]);
  expect(ends.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(calls()).toHaveLength(2);
});

test('an installation that fails is told, and tried again next time', async () => {
  expect(await prepare('test', { NPM_FAILS: '7' })).toEqual({
    code: 1,
    output: expect.stringContaining('could not be installed: npm ci ended with 7, see above.'),
  });
  expect(await prepare('test')).toMatchObject({ code: 0 });
});

async function prepare(goal: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(project, 'scripts', 'prepare.mjs'), goal], {
    env: {
      ...process.env,
      NODE: process.execPath,
      PATH: [join(project, 'bin'), process.env.PATH].join(delimiter),
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const [code] = await once(child, 'close');
  return { code, output };
}

function calls(): string[] {
  return readFileSync(join(project, 'calls'), 'utf8').trim().split('\n');
}

function write(name: string, text: string): void {
  mkdirSync(join(project, name, '..'), { recursive: true });
  writeFileSync(join(project, name), text);
}
