import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';

/** A browser for the tests; `path` is null where Playwright finds its own by itself. */
export type Chromium = { path: string | null };

/** Without windows of its own to draw it takes hardly more than half the time. */
const shell = 'chromium-headless-shell';
const names = [shell, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const programs = [
  ...names.map((name) => `/usr/bin/${name}`),
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser of the machine (CHROMIUM may name it), else one installed now; null without any. */
export function findChromium(): Chromium | null {
  // In CI the shell is worth its download, also beside another browser.
  const wantsShell = process.env.CI && !process.env.CHROMIUM && !existsSync(`/usr/bin/${shell}`);
  return (wantsShell ? installPackage() : null) ?? onMachine() ?? installPackage() ?? installOwn();
}

function onMachine(): Chromium | null {
  const path = [process.env.CHROMIUM ?? '', ...programs].find(runs);
  if (path) return { path };
  return existsSync(chromium.executablePath()) ? { path: null } : null;
}

/** Ubuntu's chromium is a stub that asks for snap: only one that runs counts. */
function runs(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version']).status === 0;
}

/** Debian's package, the shell where there is one, with the fonts it draws text with. */
function installPackage(): Chromium | null {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  console.log('\nInstalling Chromium for the browser tests (apt-get) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-q', ...args], { stdio: ['ignore', 'inherit', 'inherit'], env });
  apt('update');
  for (const name of [shell, 'chromium']) {
    apt('install', '-y', '--no-install-recommends', name, 'fonts-liberation');
    const found = onMachine();
    if (found) return found;
  }
  return null;
}

function installOwn(): Chromium | null {
  console.log('\nInstalling Chromium for the browser tests (playwright install) …');
  const cli = join(dirname(import.meta.dirname), 'node_modules', '@playwright', 'test', 'cli.js');
  const withDependencies = process.getuid?.() === 0 ? ['--with-deps'] : [];
  spawnSync(process.execPath, [cli, 'install', ...withDependencies, 'chromium'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return onMachine();
}
