// `npm run try-policies`: drops each policy, then opens it to every row, and asks the access matrix
// each time. A policy nobody misses is not proven. Dropping is tried by npm test as well.
import pg from 'pg';
import { dropping, listPolicies, noticeSpoilt, opening } from '../tests/access-matrix/policies.ts';
import { installTries } from '../tests/access-matrix/tries.ts';
import { buildWorld } from '../tests/access-matrix/world.ts';
import { cloneDatabase, startTestServer } from '../tests/database-server.ts';

const server = await startTestServer();
try {
  const clone = await cloneDatabase(server);
  const owner = new pg.Client({ connectionString: clone.ownerUrl });
  await owner.connect();
  const world = await buildWorld(owner);
  await installTries(owner, world);
  let unnoticed = 0;
  for (const policy of await listPolicies(owner)) {
    for (const spoil of [dropping(policy), opening(policy)]) {
      if (spoil === null) continue;
      const [noticed] = await noticeSpoilt(owner, world, policy, spoil);
      console.log(
        `${noticed ? 'noticed' : 'NOT NOTICED'}: ${spoil}${noticed ? `\n  ${noticed}` : ''}`,
      );
      if (!noticed) unnoticed++;
    }
  }
  await owner.end();
  console.log(unnoticed === 0 ? '\nEach is missed.' : `\n${unnoticed} are not missed by any test.`);
  process.exitCode = unnoticed === 0 ? 0 : 1;
} finally {
  await server.stop();
}
