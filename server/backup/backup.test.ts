import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { cast, seedCast } from '../../database/seed/cast.ts';
import { createTestDatabase, type TestDatabase } from '../../tests/database.ts';
import { onDatabase, testSecret } from '../../tests/database-server.ts';
import { ensureLogins } from '../database/logins.ts';
import { applyMigrations, readMigrations } from '../database/migrate.ts';
import { backupTo } from './backup.ts';
import { restoreFrom } from './restore.ts';

vi.setConfig({ testTimeout: 120_000 });

let source: TestDatabase;
let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-backup-'));
  file = join(folder, 'rapport.backup');
  source = await createTestDatabase();
  await fillSource();
  await backupTo(source.ownerUrl, file);
});
afterAll(async () => {
  await source.drop();
  await rm(folder, { recursive: true });
});

const nasty = 'tab\there, back\\slash, \\. on its own:\n\\.\nand an end\r\n, é 漢 🚚 \\N';

async function fillSource() {
  await source.owner.query(`update workspace set set_up_at = now(), name = 'Fjordlight'`);
  await seedCast(source.owner);
  const { tuva, noor } = cast.people;
  await source.owner.query(
    `insert into companies (name, address, custom, owner_id)
     values ('Daughter', null, '{"a": [1, "\\\\"]}', $1), ('Mother', $2, '{}', null)`,
    [tuva.id, nasty],
  );
  await source.owner.query(
    `update companies set parent_id = (select id from companies where name = 'Mother') where name = 'Daughter'`,
  );
  await source.owner.query(
    `insert into contacts (first_name, email, phone, company_id)
     select 'Åsa', 'asa@mother.example', '+46 70 174 06 05', id from companies where name = 'Mother'`,
  );
  await source.owner.query(
    `insert into deals (title, value_cents, company_id, owner_id)
     select 'Deal ' || n, n * 100, c.id, $1 from generate_series(1, 50) n, companies c where c.name = 'Daughter'`,
    [tuva.id],
  );
  await source.owner.query(`update deals set stage = 'won' where value_cents > 4000`);
  await source.owner.query(
    `insert into activities (type, deal_id, description) select 'note', id, $1 from deals`,
    [nasty],
  );
  await source.owner.query(`update users set team_id = $1 where id = $2`, [
    cast.teams.coast.id,
    noor.id,
  ]);
  await source.owner.query('select auth.set_password($1, $2)', [tuva.id, 'salt:hash']);
  await source.owner.query(
    `insert into api_keys (user_id, name, key_hash) values ($1, 'script', sha256('a key'))`,
    [tuva.id],
  );
  await source.owner.query('select app.number_changes(100)');
}

/** An empty place, dropped after the test's work. */
async function withTarget(work: (target: TestDatabase) => Promise<void>) {
  const target = await createTestDatabase();
  try {
    await work(target);
  } finally {
    await target.drop();
  }
}

/** A database with nothing in it, not even a schema. */
async function withBlank(work: (url: string) => Promise<void>) {
  const name = `${source.name}_blank`;
  await source.owner.query(`create database ${name}`);
  try {
    await work(onDatabase(source.ownerUrl, name));
  } finally {
    await source.owner.query(`drop database ${name}`);
    await source.owner.query(`drop role if exists rapport_app_${name}, rapport_auth_${name}`);
  }
}

async function ask<Row extends object>(url: string, query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}

const tables = [
  ...['companies', 'contacts', 'contact_addresses', 'deals', 'deal_stage_history', 'deal_values'],
  ...['activities', 'users', 'teams', 'workspace', 'pipelines', 'stages', 'audit_log', 'changes'],
  ...['api_keys', 'auth.accounts'],
];
const everything = tables
  .map((table) => `select '${table}' as "table", to_jsonb(t)::text as row from ${table} t`)
  .join(' union all ')
  .concat(' order by 1, 2');

async function expectSame(url: string) {
  expect(await ask(url, everything)).toEqual(await ask(source.ownerUrl, everything));
}

test('a restore brings back every row of every table, also where the program runs', async () => {
  await withTarget(async (target) => {
    const summary = await restoreFrom(target.ownerUrl, file, { secret: testSecret });
    await expectSame(target.ownerUrl);
    expect(summary.tables).toContainEqual({ table: 'public.deals', rows: 50 });
    expect(summary).toMatchObject({ left_out: [], migrated: [] });
  });
});

test('a restored database is as guarded as before, and goes on counting', async () => {
  await withTarget(async (target) => {
    const guards = `
      select json_agg(x order by x::text) as guards from (
        select relname, relrowsecurity, relforcerowsecurity, null::"char" from pg_class where relkind = 'r' and relnamespace in ('public'::regnamespace, 'auth'::regnamespace)
        union all select indexdef, null, null, null from pg_indexes where schemaname in ('public', 'auth')
        union all select tgname, null, null, tgenabled from pg_trigger where not tgisinternal
        union all select conname || pg_get_constraintdef(oid), convalidated, null, null from pg_constraint where contype = 'f') x`;
    const before = await ask(target.ownerUrl, guards);
    await restoreFrom(target.ownerUrl, file, { secret: testSecret });
    expect(await ask(target.ownerUrl, guards)).toEqual(before);
    const { tuva, marta } = cast.people;
    const own = await target.as(tuva).query<{ id: string }>('select id from deals');
    expect(own.rows).toHaveLength(50);
    expect((await target.as(marta).query('select id from deals')).rows).toHaveLength(0);
    await target.as(tuva).query(`update deals set stage = 'lost' where id = $1`, [own.rows[0]?.id]);
    await target.owner.query('select app.number_changes(1000)');
    const [numbers] = await ask(
      target.ownerUrl,
      'select count(*) = count(distinct number) as unlike, count(*) - count(number) as waiting from changes',
    );
    expect(numbers).toEqual({ unlike: true, waiting: '0' });
  });
});

test('a restore comes into a blank database of another owner, with another secret', async () => {
  const secret = 'quite another secret of 32 characters';
  await withOtherOwner(async (url) => {
    await restoreFrom(url, file, { secret });
    await expectSame(url);
    const { appUrl } = await ensureLogins(url, secret);
    expect(await ask(appUrl, `select role from app.session_of('key', 'a key')`)).toEqual([
      { role: 'rapport_rep' },
    ]);
  });
});

/** A blank database whose owner is not ours. */
async function withOtherOwner(work: (url: string) => Promise<void>) {
  const name = `${source.name}_other`;
  const { owner } = source;
  await owner.query(`create role ${name} login createrole password 'other'`);
  await owner.query(
    `grant rapport_admin, rapport_manager, rapport_rep, rapport_viewer to ${name} with admin option`,
  );
  await owner.query(`grant ${name} to current_user`);
  await owner.query(`create database ${name} owner ${name}`);
  try {
    const url = new URL(onDatabase(source.ownerUrl, name));
    url.username = name;
    url.password = 'other';
    await work(url.href);
  } finally {
    await owner.query(`drop database ${name}`);
    // The logins were made by the other owner: only they may drop them.
    await owner.query(`set role ${name}`);
    await owner.query(`drop role if exists rapport_app_${name}, rapport_auth_${name}`);
    await owner.query('reset role');
    await owner.query(`drop role ${name}`);
  }
}

test('a backup taken while people write is of one moment', async () => {
  await withTarget(async (target) => {
    const busy = join(folder, 'busy.backup');
    const writer = await writeInPairs();
    await backupTo(source.ownerUrl, busy);
    const written = await writer.stop();
    expect(written).toBeGreaterThan(0);
    await restoreFrom(target.ownerUrl, busy, { secret: testSecret });
    const [pairs] = await ask<{ companies: number; contacts: number; apart: number }>(
      target.ownerUrl,
      `select (select count(*)::int from companies where name like 'Pair %') as companies,
         (select count(*)::int from contacts where last_name like 'Pair %') as contacts,
         (select count(*)::int from companies c where name like 'Pair %'
            and not exists (select from audit_log a where a.record_id = c.id)) as apart`,
    );
    expect(pairs?.companies).toBe(pairs?.contacts);
    expect(pairs?.apart).toBe(0);
  });
});

/** Writes a company and a contact in one transaction, over and over, having begun already. */
async function writeInPairs() {
  const client = new pg.Client({ connectionString: source.ownerUrl });
  await client.connect();
  let written = 0;
  let going = true;
  const write = async () => {
    await client.query('begin');
    await client.query(`insert into contacts (last_name) values ($1)`, [`Pair ${written}`]);
    await client.query(`insert into companies (name) values ($1)`, [`Pair ${written}`]);
    await client.query('commit');
    written++;
  };
  await write();
  const writing = (async () => {
    while (going) await write();
  })();
  const stop = async () => {
    going = false;
    await writing;
    await client.query(`delete from contacts where last_name like 'Pair %'`);
    await client.query(`delete from companies where name like 'Pair %'`);
    await client.end();
    return written;
  };
  return { stop };
}

test('a place that is in use is left alone', async () => {
  const before = await ask(source.ownerUrl, everything);
  await expect(restoreFrom(source.ownerUrl, file, { secret: testSecret })).rejects.toThrow(
    /^This Rapport is in use already/,
  );
  expect(await ask(source.ownerUrl, everything)).toEqual(before);
});

test('a file that is cut off, altered or something else is refused before anything is written', async () => {
  const whole = await readFile(file);
  const half = Math.floor(whole.length / 2);
  const flipped = Buffer.from(whole);
  flipped[half] = (flipped[half] ?? 0) ^ 1;
  const text = gunzipSync(whole).toString();
  const altered = {
    'cut off': whole.subarray(0, half),
    'cut off at its very end': whole.subarray(0, whole.length - 4),
    flipped,
    're-packed with another name': gzipSync(text.replace('Fjordlight', 'Fjordlicht')),
    're-packed without a row': gzipSync(text.replace(/^.*\tMother\t.*\n/m, '')),
    're-packed without its end': gzipSync(text.slice(0, text.lastIndexOf('{'))),
    're-packed with an addition': gzipSync(`${text}{}\n`),
    empty: Buffer.alloc(0),
    'a letter': Buffer.from('Dear all'),
    'a packed letter': gzipSync('Dear all\n'),
  };
  await withTarget(async (target) => {
    for (const [name, bytes] of Object.entries(altered)) {
      const path = join(folder, 'altered.backup');
      await writeFile(path, bytes);
      const restoring = restoreFrom(target.ownerUrl, path, { secret: testSecret });
      await expect(restoring, name).rejects.toThrow(/othing was restored/);
    }
    expect(await ask(target.ownerUrl, 'select from users')).toEqual([]);
  });
});

test('rows that do not come out as the backup says are taken back', async () => {
  const wrong = join(folder, 'wrong.backup');
  const text = gunzipSync(await readFile(file)).toString();
  const body = text
    .slice(0, text.lastIndexOf('{'))
    .replace(/^(\{"table":"public.users"[\s\S]*?"checksum":")./m, '$1g');
  const sha256 = createHash('sha256').update(body).digest('hex');
  await writeFile(wrong, gzipSync(`${body}${JSON.stringify({ sha256 })}\n`));
  await withTarget(async (target) => {
    await expect(restoreFrom(target.ownerUrl, wrong, { secret: testSecret })).rejects.toThrow(
      'public.users did not come out as in the backup (12 of 12 rows), so nothing was restored.',
    );
    expect(await ask(target.ownerUrl, 'select from users')).toEqual([]);
  });
});

test('an older backup is brought up to date, in a blank place and in one that is ahead', async () => {
  const older = join(folder, 'older.backup');
  const files = await readMigrations();
  await withBlank(async (url) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('begin');
    await applyMigrations(client, files.slice(0, -1));
    await client.query(`insert into users (name) values ('Of old')`);
    await client.query('commit');
    await client.end();
    await backupTo(url, older);
  });
  const newest = files.at(-1)?.name;
  await withTarget(async (target) => {
    const { migrated } = await restoreFrom(target.ownerUrl, older, { secret: testSecret });
    expect(migrated).toEqual([newest]);
    expect(await ask(target.ownerUrl, 'select name from users')).toEqual([{ name: 'Of old' }]);
    await expect(target.app.query('select from users')).rejects.toMatchObject({ code: '42501' });
  });
  await withBlank(async (url) => {
    const { migrated } = await restoreFrom(url, older, { secret: testSecret });
    expect(migrated).toEqual([newest]);
  });
});

test('a backup of a newer version is refused', async () => {
  await withTarget(async (target) => {
    const newer = join(folder, 'newer.backup');
    await target.owner.query(`insert into migrations.applied values ('9999_later.sql', 'x')`);
    await backupTo(target.ownerUrl, newer);
    await target.owner.query(`delete from migrations.applied where name = '9999_later.sql'`);
    await expect(restoreFrom(target.ownerUrl, newer, { secret: testSecret })).rejects.toThrow(
      'The backup was taken by a newer Rapport (it has 9999_later.sql): update with git pull first.',
    );
  });
});

test('tables that people added themselves are backed up, and named when they are left out', async () => {
  const extended = join(folder, 'extended.backup');
  await source.owner.query('create table own_notes as select 1 as n');
  await backupTo(source.ownerUrl, extended);
  await source.owner.query('drop table own_notes');
  await withTarget(async (target) => {
    const { left_out } = await restoreFrom(target.ownerUrl, extended, { secret: testSecret });
    expect(left_out).toEqual(['public.own_notes']);
    await expectSame(target.ownerUrl);
  });
});

test('a backup that cannot be finished leaves the former one and nothing else', async () => {
  const before = await readFile(file);
  const wrong = new URL(source.ownerUrl);
  wrong.pathname = '/missing';
  await expect(backupTo(wrong.href, file)).rejects.toThrow(/"missing" does not exist/);
  await expect(backupTo(source.ownerUrl, join(file, 'below'))).rejects.toThrow(
    /cannot be written to .*: a part of the path is not a folder\.$/,
  );
  expect(await readFile(file)).toEqual(before);
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a backup is for its owner’s eyes only', async () => {
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});
