import type { FastifyRequest } from 'fastify';
import { problem } from '../errors.ts';
import { type SignIn, sessionTokenOf } from './sign-in.ts';

export type OpenedSession = { token: string; cookies: string[] };

/** Checks the password and opens a session; 401 says no more than that the two do not match. */
export async function openSession(
  { auth }: SignIn,
  request: FastifyRequest,
  email: string,
  password: string,
): Promise<OpenedSession> {
  const response = await auth.api.signInEmail({
    body: { email, password },
    headers: headersOf(request),
    asResponse: true,
  });
  if (!response.ok) {
    if (response.status >= 500) throw problem('database_away');
    throw problem('wrong_password');
  }
  const body: { token: string } = await response.json();
  return { token: body.token, cookies: response.headers.getSetCookie() };
}

/** Ends this browser's session and answers the cookies that forget it. */
export async function endSession({ auth }: SignIn, request: FastifyRequest): Promise<string[]> {
  const response = await auth.api.signOut({ headers: headersOf(request), asResponse: true });
  return response.headers.getSetCookie();
}

export async function endAllSessions({ pool }: SignIn, userId: string): Promise<void> {
  await pool.query('delete from sessions where user_id = $1', [userId]);
}

/** Needs the present password; every other session of the person ends. */
export async function changePassword(
  signIn: SignIn,
  request: FastifyRequest,
  userId: string,
  { current_password, password }: { current_password: string; password: string },
): Promise<void> {
  const { password: hasher } = await signIn.auth.$context;
  const { rows } = await signIn.pool.query<{ password: string }>(
    `select password from accounts where user_id = $1 and provider_id = 'credential'`,
    [userId],
  );
  const hash = rows[0]?.password;
  if (!hash || !(await hasher.verify({ hash, password: current_password }))) {
    throw problem('wrong_password', { detail: 'The current password is not right.' });
  }
  await signIn.pool.query('select auth.set_password($1, $2)', [
    userId,
    await hasher.hash(password),
  ]);
  const token = sessionTokenOf(signIn, request.headers.cookie);
  await signIn.pool.query('delete from sessions where user_id = $1 and token <> $2', [
    userId,
    token,
  ]);
}

export async function isSetUp({ pool }: SignIn): Promise<boolean> {
  const { rows } = await pool.query<{ done: boolean }>('select auth.is_set_up() as done');
  return rows[0]?.done ?? false;
}

/** Makes the first admin. Of two who race, the database lets one through; the other gets 409. */
export async function setUp(
  signIn: SignIn,
  first: {
    workspace_name: string | null;
    name: string;
    email: string;
    password: string;
    currency?: string | undefined;
    time_zone?: string | undefined;
  },
): Promise<string> {
  const { password: hasher } = await signIn.auth.$context;
  const hash = await hasher.hash(first.password);
  const { rows } = await signIn.pool.query<{ id: string }>(
    'select auth.set_up($1, $2, $3, $4, $5, $6) as id',
    [first.workspace_name, first.name, first.email, hash, first.currency, first.time_zone],
  );
  return rows[0]?.id ?? '';
}

export type OpenInvitation = { email: string; name: string; workspace_name: string };

export async function findOpenInvitation(
  { pool }: SignIn,
  token: string,
): Promise<OpenInvitation | null> {
  const { rows } = await pool.query<OpenInvitation>('select * from auth.open_invitation($1)', [
    token,
  ]);
  return rows[0] ?? null;
}

/** The new person's id, or null when the link was used meanwhile. */
export async function acceptInvitation(
  signIn: SignIn,
  answer: { token: string; name: string; password: string },
): Promise<string | null> {
  const { password: hasher } = await signIn.auth.$context;
  const { rows } = await signIn.pool.query<{ id: string | null }>(
    'select auth.accept_invitation($1, $2, $3) as id',
    [answer.token, answer.name, await hasher.hash(answer.password)],
  );
  return rows[0]?.id ?? null;
}

function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const name of ['cookie', 'user-agent', 'origin'] as const) {
    const value = request.headers[name];
    if (value) headers.set(name, value);
  }
  headers.set('x-forwarded-for', request.ip);
  return headers;
}
