import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder for the files of one test file; it goes with the tests. */
export function smallFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-files-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string) => join(folder, name);
  const write = (name: string, content: string | Buffer) => {
    writeFileSync(path(name), content);
    return path(name);
  };
  return { path, write };
}
