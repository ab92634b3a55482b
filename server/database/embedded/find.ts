import { findHome } from './home.ts';
import { ownerAddress } from './owner.ts';
import { findPostmaster } from './postmaster.ts';

/** The embedded server that runs for a data folder, without starting or holding it. */
export function findEmbedded(dataDir: string): { ownerUrl: string; folder: string } | null {
  const home = findHome(dataDir);
  const running = home && findPostmaster(home);
  return running && { ownerUrl: ownerAddress(home, running.port), folder: home.folder };
}
