import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countPlaywright, countVitest, sum } from './test-counts.ts';

const folder = mkdtempSync(join(tmpdir(), 'counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(results: unknown): string {
  const file = join(folder, 'results.json');
  writeFileSync(file, JSON.stringify(results));
  return file;
}

const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };

test('a file that could not be loaded is a failure', () => {
  const file = written({ ...vitest, testResults: [{ status: 'failed', assertionResults: [] }] });
  expect(countVitest(file, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
});

test('a run that failed without a failed test is a failure', () => {
  const file = written({ ...vitest, testResults: [] });
  expect(countVitest(file, 1).failed).toBe(1);
  expect(countVitest(file, 0).failed).toBe(0);
});

test('a run that broke off without results is a failure', () => {
  expect(countVitest(join(folder, 'none.json'), 0).failed).toBe(1);
  expect(countPlaywright(join(folder, 'none.json'), 0).failed).toBe(1);
});

test('a browser test that passed only when repeated is a failure', () => {
  const file = written({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } });
  expect(countPlaywright(file, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

test('counts are summed', () => {
  const one = { passed: 1, failed: 2, skipped: 3 };
  expect(sum(one, one)).toEqual({ passed: 2, failed: 4, skipped: 6 });
});
