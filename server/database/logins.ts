import { createHmac } from 'node:crypto';
import pg from 'pg';

const roles = ['rapport_admin', 'rapport_manager', 'rapport_rep', 'rapport_viewer'];

/** Addresses of the two logins that serve requests: neither can see a table by itself. */
export type Logins = { appUrl: string; authUrl: string };

/**
 * Makes the four roles of the CRM where they are missing. Roles belong to the whole server, so a
 * second Rapport may make the same ones at the same moment: that is tried again.
 */
export async function ensureRoles(owner: pg.Client): Promise<void> {
  for (const role of roles) {
    await createRole(owner, role, 'nologin');
    await grantRole(owner, role, 'current_user');
  }
}

/**
 * Makes the logins of this database and grants them anew: the app's may become one of the four
 * roles and ask whose session it is; the sign-in library's knows schema auth only. Passwords follow
 * from `secret`. Nobody else may connect: another Rapport on the server has logins of its own.
 */
export async function ensureLogins(ownerUrl: string, secret: string): Promise<Logins> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ name: string }>('select current_database() as name');
    const database = rows[0]?.name ?? '';
    const app = `rapport_app_${database}`;
    const auth = `rapport_auth_${database}`;
    const passwords = { app: passwordFor(secret, app), auth: passwordFor(secret, auth) };
    await retried(async () => {
      await ensureLogin(owner, app, passwords.app);
      await ensureLogin(owner, auth, passwords.auth);
      for (const role of roles) await grantRole(owner, role, pg.escapeIdentifier(app));
      await owner.query(grantsOf(database, app, auth));
    });
    return {
      appUrl: withLogin(ownerUrl, app, passwords.app),
      authUrl: withLogin(ownerUrl, auth, passwords.auth),
    };
  } finally {
    await owner.end();
  }
}

function grantsOf(database: string, appLogin: string, authLogin: string): string {
  const [name, app, auth] = [database, appLogin, authLogin].map(pg.escapeIdentifier);
  return `
    revoke connect, temporary on database ${name} from public;
    grant connect on database ${name} to ${app}, ${auth};
    grant usage on schema public, app to ${app};
    grant execute on function app.session_of to ${app};
    grant usage on schema auth to ${auth};
    grant select on auth.users to ${auth};
    grant select, insert, update, delete on auth.accounts, auth.sessions, auth.verifications to ${auth};
    grant execute on all functions in schema auth to ${auth};
    alter role ${app} set jit = off;
    alter role ${app} set plan_cache_mode = force_generic_plan;
    alter role ${app} set timezone = 'UTC';
    alter role ${app} set statement_timeout = '30s';
    alter role ${app} set idle_in_transaction_session_timeout = '60s';
    alter role ${auth} set search_path = auth;
    alter role ${auth} set timezone = 'UTC';
    alter role ${auth} set statement_timeout = '30s';`;
}

async function ensureLogin(owner: pg.Client, login: string, password: string) {
  await createRole(owner, login, 'login noinherit');
  const role = pg.escapeIdentifier(login);
  await owner.query(`alter role ${role} login noinherit password ${pg.escapeLiteral(password)}`);
}

async function createRole(owner: pg.Client, role: string, attributes: string) {
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount === 0) {
    await retried(() => owner.query(`create role ${pg.escapeIdentifier(role)} ${attributes}`));
  }
}

async function grantRole(owner: pg.Client, role: string, member: string) {
  const { rows } = await owner.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  );
  // From 16 on a creator must say that the member may become the role; 15 lacks the words.
  const how = (rows[0]?.version ?? 0) >= 160_000 ? ' with set true, inherit false' : '';
  await retried(() => owner.query(`grant ${pg.escapeIdentifier(role)} to ${member}${how}`));
}

const raced = new Set(['42710', '23505', 'XX000', '40001']);

/** Repeats what lost a race for the server's shared catalogues, up to ten times. */
async function retried(work: () => Promise<unknown>, attempts = 10): Promise<void> {
  try {
    await work();
  } catch (error) {
    const code = error instanceof pg.DatabaseError ? error.code : undefined;
    if (code === '42710' || attempts <= 1 || !code || !raced.has(code)) {
      if (code !== '42710') throw error;
      return; // somebody else made it
    }
    await retried(work, attempts - 1);
  }
}

function passwordFor(secret: string, login: string): string {
  return createHmac('sha256', secret).update(`login:${login}`).digest('base64url');
}

function withLogin(url: string, login: string, password: string): string {
  const changed = new URL(url);
  changed.username = encodeURIComponent(login);
  changed.password = encodeURIComponent(password);
  return changed.href;
}
