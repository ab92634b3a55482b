import { totalmem } from 'node:os';

/** How PostgreSQL is to run: `durable` for people's data, not for a test's. */
export type Purpose = { durable: boolean };

const MEGABYTE = 1024 * 1024;

/**
 * The whole postgresql.conf, written at each start so that an upgrade of Rapport reaches old
 * folders too. `own.conf` and ALTER SYSTEM come later and win.
 */
export function writeSettings(purpose: Purpose, socket: string | null): string {
  const settings = { ...common(socket), ...memory(), ...(purpose.durable ? durable : fleeting) };
  const lines = Object.entries(settings).map(
    ([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'`,
  );
  return [
    '# Written by Rapport at each start. Put settings of your own into own.conf beside this file.',
    ...lines,
    "include_if_exists = 'own.conf'",
    '',
  ].join('\n');
}

/** Only passwords, only from this machine. */
export const accessRules = [
  '# Written by Rapport at each start.',
  'local all all scram-sha-256',
  'host all all 127.0.0.1/32 scram-sha-256',
  '',
].join('\n');

function common(socket: string | null) {
  return {
    listen_addresses: '127.0.0.1',
    // A list, in which a path with commas or spaces stands in double quotes.
    unix_socket_directories: socket ? `"${socket.replaceAll('"', '""')}"` : '',
    max_connections: 100,
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_line_prefix: '%m [%p] %q%u@%d ',
    // Compiling a plan takes longer than our short queries do.
    jit: 'off',
    // Data folders lie on solid-state disks nowadays.
    random_page_cost: 1.1,
  };
}

/** A small server shares its machine with the program and a browser. */
function memory() {
  const constrained = process.constrainedMemory();
  const machine = totalmem() / MEGABYTE;
  const available = constrained ? Math.min(machine, constrained / MEGABYTE) : machine;
  const share = (part: number, least: number, most: number) =>
    `${Math.round(Math.min(most, Math.max(least, available / part)))}MB`;
  return {
    shared_buffers: share(8, 64, 1024),
    effective_cache_size: share(2, 128, 65_536),
    work_mem: share(512, 4, 16),
    maintenance_work_mem: share(32, 64, 256),
  };
}

const durable = { fsync: 'on', synchronous_commit: 'on', max_wal_size: '2GB' };

/** A test's database is made anew after a crash, so nothing waits for the disk. */
const fleeting = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_wal_size: '4GB',
  autovacuum: 'on',
};
