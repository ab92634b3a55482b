// `npm test`: unit, API and database tests, then the browser's, then one line that sums them up.
// With paths it runs only those: `npm test -- server/deals`, `npm test -- tests/browser/board`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findChromium } from './test-chromium.ts';
import { type Counts, countPlaywright, countVitest, sum } from './test-counts.ts';

const project = dirname(import.meta.dirname);
const noTests: Counts = { passed: 0, failed: 0, skipped: 0 };

const wanted = process.argv.slice(2);
const isBrowser = (argument: string) => argument.replace(/^\.\//, '').startsWith('tests/browser');
const browserPaths = wanted.filter(isBrowser);
const otherPaths = wanted.filter((argument) => !isBrowser(argument));

const results = newFolder();
try {
  const everything = wanted.length === 0;
  const first = everything || otherPaths.length > 0 ? runVitest(otherPaths) : noTests;
  const second = everything || browserPaths.length > 0 ? runBrowser(browserPaths) : noTests;
  const { passed, failed, skipped } = sum(first, second);
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  rmSync(results, { recursive: true, force: true });
}

function runVitest(paths: string[]): Counts {
  const file = join(results, 'vitest.json');
  const status = run('vitest/vitest.mjs', [
    ...['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    ...paths,
  ]);
  return countVitest(file, status);
}

function runBrowser(paths: string[]): Counts {
  // The browser tests are another part's; a clone without them has nothing to run here.
  if (!existsSync(join(project, 'playwright.config.ts'))) {
    console.log('\nThere are no browser tests yet (playwright.config.ts is missing).');
    return noTests;
  }
  const chromium = findChromium();
  if (chromium === null) {
    console.error('\nThe browser tests need Chromium, and it could not be installed.');
    return process.env.CI ? { ...noTests, failed: 1 } : { ...noTests, skipped: 1 };
  }
  const built = spawnSync(process.execPath, [join(project, 'scripts', 'prepare.mjs'), 'start'], {
    stdio: 'inherit',
  });
  if (built.status !== 0) return { ...noTests, failed: 1 };
  const file = join(results, 'playwright.json');
  const status = run('@playwright/test/cli.js', ['test', '--reporter=list,json', ...paths], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    ...(chromium.path ? { CHROMIUM: chromium.path } : {}),
  });
  return countPlaywright(file, status);
}

/** Runs a program of node_modules under our own Node; answers its exit code. */
function run(program: string, args: string[], env: Record<string, string> = {}): number {
  const path = join(project, 'node_modules', ...program.split('/'));
  const { status } = spawnSync(process.execPath, [path, ...args], {
    cwd: project,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status ?? 1;
}

function newFolder(): string {
  const parent = join(project, '.rapport');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, 'test-results-'));
}
