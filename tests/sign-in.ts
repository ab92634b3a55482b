import { castPassword } from '../database/seed/cast.ts';
import type { Client, TestApp } from './app.ts';
import type { Workspace } from './workspace.ts';

/** Lets a person sign in with the cast's password. */
export async function givePassword(
  { rapport, database }: Pick<Workspace, 'rapport' | 'database'>,
  { id }: { id: string },
): Promise<void> {
  const { password } = await rapport.app.signIn.auth.$context;
  await database.owner.query('select auth.set_password($1, $2)', [
    id,
    await password.hash(castPassword),
  ]);
}

/** A browser: signs in and sends its cookie from then on. `address` keeps apart who tries how often. */
export async function signIn(
  rapport: TestApp,
  email: string,
  password = castPassword,
): Promise<{ client: Client; cookies: string[]; status: number }> {
  const answer = await rapport.nobody('POST', '/api/session', { email, password });
  const cookies = cookiesOf(answer.headers);
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ');
  return { client: rapport.with({ cookie }), cookies, status: answer.status };
}

export function cookiesOf(headers: Record<string, unknown>): string[] {
  const found = headers['set-cookie'];
  if (found === undefined) return [];
  return Array.isArray(found) ? found.map(String) : [String(found)];
}
