import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { isSetUp, setUp } from './access/accounts.ts';
import { setUpLink } from './access/set-up-link.ts';
import { createSignIn } from './access/sign-in.ts';
import { buildApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { ensureLogins } from './database/logins.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/open.ts';
import { openPool } from './database/pool.ts';
import { ChangeFeed } from './events/feed.ts';
import { startSequencer } from './events/sequencer.ts';
import { ExitError } from './exit-error.ts';
import { runUntilInterrupted } from './interruption.ts';

/** The whole program: database, migrations, requests. Answers once it listens. */
export async function start(
  config: Config = readConfig(),
): Promise<{ url: string; stop(): Promise<void> }> {
  const say = (line: string) => console.log(line);
  let stop = async () => {};
  const database = await openDatabase(config, {
    log: say,
    onTakenOver: (error) => {
      console.error(error.message);
      void stop().finally(() => process.exit(error.exitCode));
    },
  });
  try {
    const serving = await serve(config, database.ownerUrl, say);
    const url = config.publicUrl ?? `http://localhost:${serving.port}`;
    database.announce(url);
    say(`Rapport runs at ${url}`);
    if (serving.setUpLink) say(`Set it up here, once: ${serving.setUpLink}`);
    stop = async () => {
      await serving.stop();
      await database.close();
    };
    return { url, stop: () => stop() };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(config: Config, ownerUrl: string, say: (line: string) => void) {
  await migrate(ownerUrl, { log: say, beforeFirst: () => backUp(config, ownerUrl, say) });
  const { appUrl, authUrl } = await ensureLogins(ownerUrl, config.secret);
  const pool = openPool(appUrl);
  const signIn = createSignIn(config, authUrl);
  const changes = new ChangeFeed();
  const sequencer = startSequencer({ ownerUrl, feed: changes, onError: reportOutage });
  const app = await buildApp({
    config,
    pool,
    signIn,
    changes,
    pokeSequencer: sequencer.poke,
    followTeams: sequencer.followTeams,
    fillWithSampleData: () => fillWithSampleData(ownerUrl),
    log: true,
  });
  const stop = async () => {
    await app.close();
    await sequencer.stop();
    await Promise.all([pool.end(), signIn.pool.end()]);
  };
  try {
    await welcome(config, ownerUrl, signIn, say);
    const port = await listen(app, config);
    const link = (await isSetUp(signIn)) ? null : setUpLink({ ...config, port });
    return { port, setUpLink: link, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<number> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new ExitError(`Port ${port} is taken. Choose another: PORT=3001 npm start`);
    }
    throw error;
  }
  const address = app.server.address();
  return typeof address === 'object' && address ? address.port : port;
}

/** A new workspace takes currency and time zone from the settings, and the first admin if named there. */
async function welcome(
  config: Config,
  ownerUrl: string,
  signIn: ReturnType<typeof createSignIn>,
  say: (line: string) => void,
) {
  if (await isSetUp(signIn)) return;
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(
      'update workspace set currency = $1, time_zone = $2 where set_up_at is null',
      [config.currency, config.timeZone],
    );
  } finally {
    await owner.end();
  }
  if (!config.admin) return;
  const { email, password } = config.admin;
  const name = email.split('@')[0] ?? email;
  try {
    await setUp(signIn, { workspace_name: null, name, email, password });
    say(`${email} is the first admin.`);
  } catch (error) {
    // Another process on the same database may have been first.
    if (!(await isSetUp(signIn))) throw error;
  }
}

async function backUp(config: Config, ownerUrl: string, say: (line: string) => void) {
  const { backupTo } = await import('./backup/backup.ts');
  const file = `${config.dataDir}/backups/before-migration-${new Date().toISOString().replace(/[:.]/g, '-')}.rapport`;
  await backupTo(ownerUrl, file);
  say(`Backed up to ${file}`);
}

async function fillWithSampleData(ownerUrl: string) {
  const { fillWithSampleData: fill } = await import('../database/seed/demo.ts');
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await fill(owner, { now: new Date() });
  } finally {
    await owner.end();
  }
}

let lastOutage = '';

/** Says once what keeps the sequencer from its work; it tries again by itself. */
function reportOutage(error: unknown) {
  const message = error instanceof Error ? error.message : String(error);
  if (message !== lastOutage) console.error(`Numbering changes waits: ${message}`);
  lastOutage = message;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  runUntilInterrupted(start).catch((error: unknown) => {
    console.error(error instanceof ExitError ? error.message : error);
    process.exit(error instanceof ExitError ? error.exitCode : 1);
  });
}
