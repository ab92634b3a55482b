import { join } from 'node:path';
import { withFolderLock } from '../../../scripts/folder-lock.mjs';
import { type Binaries, findBinaries } from './binaries.ts';
import { prepareCluster } from './cluster.ts';
import { type Guard, holdGuard, isAlone } from './guard.ts';
import { type Home, openHome } from './home.ts';
import { createOwner, ownerAddress } from './owner.ts';
import {
  choosePort,
  findPostmaster,
  launchPostmaster,
  type Postmaster,
  stopPostmaster,
  trimLog,
} from './postmaster.ts';
import type { Purpose } from './settings.ts';
import { keepAlive } from './supervise.ts';

export type EmbeddedServer = {
  /** The owner's address: CREATEROLE, neither superuser nor BYPASSRLS; the same until stop(). */
  ownerUrl: string;
  /** The same by Unix socket where there is one: half the way, for processes of the same user. */
  socketUrl: string | null;
  /** True when a server that somebody else had started, or left behind, was taken over. */
  adopted: boolean;
  /** Where the database really lies. */
  folder: string;
  /** 18.4, for example. */
  version: string;
  /** Ends the server, unless another process of ours still uses it: then that one will. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  dataDir: string;
  log?: (line: string) => void;
};

/** What one process needs to bring the server up, again and again while it lives. */
export type Site = { home: Home; binaries: Binaries; purpose: Purpose; lock: string };

/** Starts PostgreSQL for a data folder or joins the one that runs, and keeps it running. */
export async function startEmbedded({
  dataDir,
  log = () => {},
}: EmbeddedOptions): Promise<EmbeddedServer> {
  return serve(dataDir, { durable: true }, log);
}

export async function serve(
  dataDir: string,
  purpose: Purpose,
  log: (line: string) => void,
): Promise<EmbeddedServer> {
  const home = await openHome(dataDir, log);
  const site = { home, binaries: findBinaries(home), purpose, lock: join(home.folder, 'lock') };
  const first = await bringUp(site);
  const trimming = setInterval(() => trimLog(home), HOUR).unref();
  const keeper = keepAlive(first.guard, () => bringUp(site, first.port), log);
  return {
    ownerUrl: ownerAddress(home, first.port),
    socketUrl: home.socket && ownerAddress(home, first.port, home.socket),
    adopted: first.adopted,
    folder: home.folder,
    version: site.binaries.version,
    stop: () => {
      clearInterval(trimming);
      return keeper.stop((guard) => bringDown(site, guard));
    },
  };
}

const HOUR = 3_600_000;

type Up = { guard: Guard; port: number; adopted: boolean };

/** One process at a time: two starts at once find one server between them. */
async function bringUp(site: Site, port?: number): Promise<Up> {
  return withFolderLock(site.lock, async () => {
    await prepareCluster(site.home, site.binaries, site.purpose);
    const running = findPostmaster(site.home);
    const adopted = running && (await adopt(site, running));
    if (adopted) return { guard: adopted, port: running.port, adopted: true };
    const launched = await launch(site, port);
    return { ...launched, adopted: false };
  });
}

/**
 * A guard on the server that runs already; null, and the server ended, where that cannot be had
 * or its version is another than ours. One that somebody uses is not taken from under them.
 */
async function adopt(site: Site, running: Postmaster): Promise<Guard | null> {
  const guard = await holdGuard(ownerAddress(site.home, running.port), site.home).catch(() => null);
  if (guard?.version === site.binaries.version) return guard;
  if (guard && !(await isAlone(guard))) return guard;
  await guard?.release();
  await stopPostmaster(site.home, running);
  return null;
}

async function launch(site: Site, wanted?: number): Promise<{ guard: Guard; port: number }> {
  const { home, binaries, purpose } = site;
  const port = wanted ?? (await choosePort(home));
  const url = ownerAddress(home, port);
  const first = await launchPostmaster(home, binaries, port);
  try {
    return { guard: await holdGuard(url, home), port };
  } catch {
    // The owner's password or database is not what we know: somebody changed or lost it.
    await stopPostmaster(home, first);
    createOwner(home, binaries, purpose);
    await launchPostmaster(home, binaries, port);
    return { guard: await holdGuard(url, home), port };
  }
}

async function bringDown({ home, purpose, lock }: Site, guard: Guard | null): Promise<void> {
  await withFolderLock(lock, async () => {
    const alone = guard === null || (await isAlone(guard));
    await guard?.release();
    const running = findPostmaster(home);
    if (!alone || !running) return;
    await stopPostmaster(home, running, purpose.durable ? {} : { patience: 0 });
  });
}
