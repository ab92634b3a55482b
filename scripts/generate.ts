// `npm run generate` writes what follows from the sources: database/types.ts, a page a table in
// database/schema/, docs/errors.md. With --check it writes nothing, shows what differs and fails.
import { dirname } from 'node:path';
import { cloneDatabase, startTestServer } from '../tests/database-server.ts';
import { compareGenerated, writeGenerated } from './generate-compare.ts';
import { generatedFiles } from './generate-files.ts';

const project = dirname(import.meta.dirname);

const server = await startTestServer();
try {
  const { ownerUrl } = await cloneDatabase(server);
  const files = await generatedFiles(ownerUrl);
  if (process.argv.includes('--check')) {
    process.exitCode = compareGenerated(project, files) ? 0 : 1;
  } else {
    writeGenerated(project, files);
  }
} finally {
  await server.stop();
}
