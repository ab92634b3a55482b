import type { TestProject } from 'vitest/node';
import { startTestServer, type TestServer } from './database-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: Pick<TestServer, 'url' | 'template'>;
  }
}

/** One server and one migrated template for all test files; each file works on clones of it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  project.provide('databaseServer', { url: server.url, template: server.template });
  return () => server.stop();
}
