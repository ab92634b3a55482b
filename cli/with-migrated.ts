import type pg from 'pg';
import type { Config } from '../server/config.ts';
import { migrate, pendingMigrations } from '../server/database/migrate.ts';
import { ExitError } from '../server/exit-error.ts';
import { withOwner } from './with-database.ts';

/**
 * Runs `work` as the owner on a database of this version. One with nothing in it is made ready; an
 * older one is left to npm start, which backs up first.
 */
export async function withMigrated<Result>(
  config: Config,
  work: (owner: pg.Client) => Promise<Result>,
): Promise<Result> {
  return withOwner(config, async (owner, url) => {
    const { empty, names } = await pendingMigrations(url);
    if (empty) await migrate(url);
    else if (names.length > 0) {
      throw new ExitError(
        'This database is of an older version: run npm start, which backs up and migrates it.',
      );
    }
    return work(owner);
  });
}
