import type { Config } from '../config.ts';
import { keepFolderId } from '../data-folder.ts';
import { type AlreadyRunningError, claimDataFolder } from '../program-claim.ts';
import { type EmbeddedServer, startEmbedded } from './embedded/start.ts';
import { checkOutside } from './outside.ts';
import { holdServerLock } from './server-lock.ts';

export type Database = {
  ownerUrl: string;
  /** Null when DATABASE_URL leads to a PostgreSQL of one's own. */
  embedded: EmbeddedServer | null;
  close(): Promise<void>;
};

export type OpenOptions = {
  log?: (line: string) => void;
  /** Another program took over the data folder while our database was away: time to end. */
  onTakenOver?: (error: AlreadyRunningError) => void;
};

/** The database for the program: one that lives for each data folder, else AlreadyRunningError. */
export async function openDatabase(
  config: Config,
  { log = () => {}, onTakenOver = () => {} }: OpenOptions = {},
): Promise<Database & { announce(url: string): void }> {
  const url = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const claim = await claimDataFolder(config.dataDir, url);
  let database: Database | null = null;
  try {
    database = await joinDatabase(config, { log });
    const folderId = keepFolderId(config.dataDir);
    const lock = await holdServerLock({ ...database, folderId, url, onTakenOver });
    const { close } = database;
    return {
      ...database,
      announce: claim.announce,
      close: async () => {
        await lock.release();
        await close();
        claim.release();
      },
    };
  } catch (error) {
    await database?.close();
    claim.release();
    throw error;
  }
}

/** The database for a command, beside the program when that runs, without it when not. */
export async function joinDatabase(
  { databaseUrl, dataDir }: Config,
  { log = () => {} }: OpenOptions = {},
): Promise<Database> {
  if (databaseUrl) {
    await checkOutside(databaseUrl);
    return { ownerUrl: databaseUrl, embedded: null, close: async () => {} };
  }
  const embedded = await startEmbedded({ dataDir, log });
  return { ownerUrl: embedded.socketUrl ?? embedded.ownerUrl, embedded, close: embedded.stop };
}
