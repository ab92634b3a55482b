import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { identityOf, withFolderLock } from '../scripts/folder-lock.mjs';
import { makeDataFolder } from './data-folder.ts';
import { ExitError } from './exit-error.ts';

/** What the living program of a data folder says about itself, in `program.json`. */
const programSchema = z.object({ pid: z.int(), identity: z.string(), url: z.string() });

type Program = z.infer<typeof programSchema>;

export type Claim = {
  /** Says where the program can be reached, once that is certain. */
  announce(url: string): void;
  release(): void;
};

/** Nothing is wrong: the program that runs already is left alone. */
export class AlreadyRunningError extends ExitError {
  constructor(message: string) {
    super(message, 3);
  }
}

/** Makes this process the program of the data folder, or says which one is. */
export async function claimDataFolder(dataDir: string, url: string): Promise<Claim> {
  makeDataFolder(dataDir);
  await withFolderLock(join(dataDir, 'lock'), () => {
    const living = findProgram(dataDir);
    if (living) {
      throw new AlreadyRunningError(
        `Rapport is already running at ${living.url} (process ${living.pid}).`,
      );
    }
    writeProgram(dataDir, url);
  });
  return {
    announce: (actual) => writeProgram(dataDir, actual),
    release: () => rmSync(fileIn(dataDir), { force: true }),
  };
}

/** The program that runs for this data folder on this machine; null when there is none. */
export function findProgram(dataDir: string): Program | null {
  const program = readProgram(dataDir);
  return program && identityOf(program.pid) === program.identity ? program : null;
}

function readProgram(dataDir: string): Program | null {
  try {
    return programSchema.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch {
    return null;
  }
}

function writeProgram(dataDir: string, url: string): void {
  const program = { pid: process.pid, identity: identityOf(process.pid), url };
  // Readers see the file before or after, never half of it.
  const unfinished = `${fileIn(dataDir)}.${randomUUID()}`;
  writeFileSync(unfinished, JSON.stringify(program));
  renameSync(unfinished, fileIn(dataDir));
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'program.json');
}
