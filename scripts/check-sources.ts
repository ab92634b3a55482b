import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text file of ours; `path` is from the project's root, with slashes. */
export type Source = { path: string; text: string };

const binary = /\.(png|jpg|webp|ico|woff2|gif)$/;

/** All files that git holds or would hold. */
export function readSources(project: string): Source[] {
  const { stdout } = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: project,
    encoding: 'utf8',
  });
  return stdout
    .split('\0')
    .filter((path) => path !== '' && !binary.test(path) && existsSync(join(project, path)))
    .map((path) => ({ path, text: readFileSync(join(project, path), 'utf8') }));
}
