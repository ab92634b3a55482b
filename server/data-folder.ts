import { randomBytes, randomUUID } from 'node:crypto';
import {
  accessSync,
  constants,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ExitError } from './exit-error.ts';

/** Makes sure of the folder that holds what Rapport keeps; says so when it cannot. */
export function makeDataFolder(dataDir: string): void {
  try {
    // Others may pass through, as the user who runs PostgreSQL for root must, but not look around.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    accessSync(dataDir, constants.W_OK);
  } catch {
    throw new ExitError(
      `The data folder ${dataDir} is not writable for this user: change that, or choose another one with RAPPORT_DATA_DIR.`,
    );
  }
}

/** The secret of this data folder, made when it has none. */
export function keepSecret(dataDir: string): string {
  makeDataFolder(dataDir);
  return keepOnce(join(dataDir, 'secret'), () => randomBytes(32).toString('base64url'));
}

/** Tells data folders apart, also when two machines keep theirs at the same path. */
export function keepFolderId(dataDir: string): string {
  makeDataFolder(dataDir);
  return keepOnce(join(dataDir, 'id'), randomUUID);
}

/** Of two starts at the same moment one succeeds in naming the file; both go on with what it holds. */
export function keepOnce(file: string, make: () => string): string {
  const kept = read(file);
  if (kept) return kept;
  const unfinished = join(dirname(file), `${randomUUID()}.unfinished`);
  const made = make();
  writeFileSync(unfinished, made, { mode: 0o600 });
  try {
    linkSync(unfinished, file);
    return made;
  } catch (error) {
    const theirs = read(file);
    if (theirs) return theirs;
    throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new ExitError(`${file} belongs to another user: start Rapport as that user.`);
  }
}
