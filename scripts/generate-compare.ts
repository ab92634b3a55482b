import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from './generate-files.ts';

const pages = 'database/schema';

/** Writes the files below `root`; a page whose table is gone goes too. */
export function writeGenerated(root: string, files: GeneratedFile[]): void {
  const wanted = new Set(files.map((file) => join(root, file.path)));
  mkdirSync(join(root, pages), { recursive: true });
  for (const name of readdirSync(join(root, pages))) {
    const path = join(root, pages, name);
    if (!wanted.has(path)) rmSync(path);
  }
  for (const file of files) {
    mkdirSync(dirname(join(root, file.path)), { recursive: true });
    writeFileSync(join(root, file.path), file.text);
  }
}

/** True when what is checked in is what would be written; else says what differs. */
export function compareGenerated(project: string, files: GeneratedFile[]): boolean {
  mkdirSync(join(project, '.rapport'), { recursive: true });
  const fresh = mkdtempSync(join(project, '.rapport', 'generated-'));
  try {
    writeGenerated(fresh, files);
    const single = files.map((file) => file.path).filter((path) => !path.startsWith(pages));
    const stale = [pages, ...single].filter((path) => !isSame(project, fresh, path));
    if (stale.length > 0) console.error(`\nStale: ${stale.join(', ')}. Run npm run generate.`);
    return stale.length === 0;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function isSame(project: string, fresh: string, path: string): boolean {
  const args = ['diff', '--no-index', '--', join(project, path), join(fresh, path)];
  const { status } = spawnSync('git', args, { stdio: ['ignore', 'inherit', 'inherit'] });
  return status === 0;
}
