import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type EmbeddedServer, serve } from './start.ts';

const PROJECT = join(import.meta.dirname, '..', '..', '..');

/**
 * A server for tests: its owner has CREATEDB too, nothing waits for the disk, and stop() deletes
 * it. `folder` must not exist yet; by default it is made inside the project.
 */
export async function startThrowaway({ folder = newFolder() } = {}): Promise<EmbeddedServer> {
  const server = await serve(folder, { durable: false }, () => {});
  return {
    ...server,
    stop: async () => {
      await server.stop();
      // As root under a private home the two differ.
      for (const place of [server.folder, folder]) rmSync(place, { recursive: true, force: true });
    },
  };
}

function newFolder(): string {
  const parent = join(PROJECT, '.rapport');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'throwaway-'));
  // mkdtemp shuts everyone else out, and so also the user who runs PostgreSQL for root.
  chmodSync(folder, 0o711);
  return folder;
}
