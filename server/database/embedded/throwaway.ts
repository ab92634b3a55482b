import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf } from '../../../scripts/folder-lock.mjs';
import { findHome } from './home.ts';
import { findPostmaster, stopPostmaster } from './postmaster.ts';
import { type EmbeddedServer, serve } from './start.ts';

const PROJECT = join(import.meta.dirname, '..', '..', '..');
const PREFIX = 'throwaway-';

/**
 * A server for tests: its owner has CREATEDB too, nothing waits for the disk, and stop() deletes
 * it. `folder` must not exist yet; by default it is made inside the project.
 */
export async function startThrowaway(options: { folder?: string } = {}): Promise<EmbeddedServer> {
  const folder = options.folder ?? (await newThrowawayFolder());
  const server = await serve(folder, { durable: false }, () => {});
  return {
    ...server,
    stop: async () => {
      await server.stop();
      removeThrowawayFolder(folder);
    },
  };
}

/** A folder inside the project that the next run removes, with its server, if this one is killed. */
export async function newThrowawayFolder(): Promise<string> {
  const parent = join(PROJECT, '.rapport');
  mkdirSync(parent, { recursive: true });
  await removeAbandoned(parent);
  const folder = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  // mkdtemp shuts everyone else out, and so also the user who runs PostgreSQL for root.
  chmodSync(folder, 0o711);
  return folder;
}

/** Those of test runs that were killed, with the servers that still run in them. */
async function removeAbandoned(parent: string): Promise<void> {
  for (const name of readdirSync(parent).filter((name) => name.startsWith(PREFIX))) {
    if (identityOf(Number.parseInt(name.slice(PREFIX.length), 10)) !== null) continue;
    const folder = join(parent, name);
    const home = findHome(folder);
    const running = home && findPostmaster(home);
    if (running) await stopPostmaster(home, running, { patience: 0 });
    removeThrowawayFolder(folder);
  }
}

/** The folder, and as root under a private home also the other one where its database lies. */
export function removeThrowawayFolder(folder: string): void {
  for (const place of [findHome(folder)?.folder, folder]) {
    if (place) rmSync(place, { recursive: true, force: true, maxRetries: 10 });
  }
}
