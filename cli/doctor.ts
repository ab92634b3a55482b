import type { Command } from 'commander';
import type pg from 'pg';
import { type Config, readConfig } from '../server/config.ts';
import { findEmbedded } from '../server/database/embedded/find.ts';
import { findProgram } from '../server/program-claim.ts';
import { withOwner } from './with-database.ts';

/** One thing that was looked at: what was found, and whether Rapport can work with it. */
type Finding = { name: string; ok: boolean; found: string };

export function registerDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('say where everything lies, and what is missing')
    .option('--json', 'print the findings as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const config = readConfig();
      const findings = [
        ...examineMachine(config),
        ...(await withOwner(config, (client) => examineDatabase(client))),
      ];
      if (json) console.log(JSON.stringify(findings, null, 2));
      else for (const finding of findings) console.log(write(finding));
      if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
    });
}

function write({ name, ok, found }: Finding): string {
  return `${ok ? '✓' : '✗'} ${name}: ${found}`;
}

function examineMachine({ databaseUrl, dataDir }: Config): Finding[] {
  const program = findProgram(dataDir);
  const embedded = databaseUrl ? null : findEmbedded(dataDir);
  const where = embedded ? `embedded, running, in ${embedded.folder}` : 'embedded, not running';
  return [
    { name: 'Node', ok: true, found: process.version },
    { name: 'Data folder', ok: true, found: dataDir },
    { name: 'Rapport', ok: true, found: program ? `running at ${program.url}` : 'not running' },
    { name: 'Database', ok: true, found: databaseUrl ? 'by DATABASE_URL' : where },
  ];
}

type Facts = {
  version: string;
  number: number;
  encoding: string;
  database: string;
  owner: string;
  owns: boolean;
  superuser: boolean;
  bypasses: boolean;
  creates_roles: boolean;
  missing_extensions: string[];
  missing_roles: string[];
  open_to_all: boolean;
};

/** What DATABASE_URL has to bring along, asked in one statement. */
async function examineDatabase(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<Facts>(factsQuery);
  return rows.flatMap((facts) => [
    check('PostgreSQL', facts.number >= 150_000, facts.version, 'Rapport needs 15 or newer'),
    check('Encoding', facts.encoding === 'UTF8', facts.encoding, 'it must be UTF8'),
    check(
      'Database name',
      Buffer.byteLength(facts.database) <= 50,
      facts.database,
      'it must have at most 50 bytes, because the names of logins are made from it',
    ),
    check('Owner', facts.owns, facts.owner, 'the login of DATABASE_URL must own the database'),
    check('Creates roles', facts.creates_roles, yesNo(facts.creates_roles), 'give it CREATEROLE'),
    check(
      'Bound by row-level security',
      !facts.superuser && !facts.bypasses,
      yesNo(!facts.superuser && !facts.bypasses),
      'take SUPERUSER and BYPASSRLS from it',
    ),
    listed('Extensions', facts.missing_extensions, 'install PostgreSQL’s contrib package'),
    listed('Roles', facts.missing_roles, 'run rapport migrate with the same owner as before'),
    check(
      'Closed to other logins',
      !facts.open_to_all,
      yesNo(!facts.open_to_all),
      'run rapport migrate, or REVOKE CONNECT ON DATABASE … FROM PUBLIC',
    ),
  ]);
}

function check(name: string, ok: boolean, found: string, remedy: string): Finding {
  return { name, ok, found: ok ? found : `${found}; ${remedy}` };
}

function listed(name: string, missing: string[], remedy: string): Finding {
  return check(
    name,
    missing.length === 0,
    missing.length ? `missing: ${missing.join(', ')}` : 'complete',
    remedy,
  );
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

const factsQuery = `
  select current_setting('server_version') as version,
         current_setting('server_version_num')::int as number,
         pg_encoding_to_char(d.encoding) as encoding,
         d.datname as database,
         r.rolname as owner,
         d.datdba = r.oid as owns,
         r.rolsuper as superuser,
         r.rolbypassrls as bypasses,
         r.rolcreaterole as creates_roles,
         array(
           select name
             from unnest(array['pg_trgm', 'unaccent', 'btree_gin', 'btree_gist']) as name
            where name not in (select e.name from pg_available_extensions e)
         ) as missing_extensions,
         array(
           select name
             from unnest(array['rapport_admin', 'rapport_manager', 'rapport_rep', 'rapport_viewer']) as name
            where not coalesce(pg_has_role(r.oid, to_regrole(name), 'member'), false)
         ) as missing_roles,
         exists (
           select from aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) as granted
            where granted.grantee = 0 and granted.privilege_type = 'CONNECT'
         ) as open_to_all
    from pg_database d, pg_roles r
   where d.datname = current_database() and r.rolname = current_user`;
