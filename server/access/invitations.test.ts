import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Invitation } from '../../contract/access.ts';
import { cookiesOf, givePassword, signIn } from '../../tests/sign-in.ts';
import { openWorkspace, type People, type Workspace } from '../../tests/workspace.ts';

let workspace: Workspace;
let as: People;
beforeAll(async () => {
  workspace = await openWorkspace();
  as = workspace.as;
});
afterAll(() => workspace.close());

type Created = Invitation & { url: string };

async function invite(email: string, more: object = {}) {
  const body = { email, name: 'Nils Aas', ...more };
  const answer = await as.ines<Created>('POST', '/api/invitations', body);
  expect(answer.status).toBe(201);
  return { ...answer.body, token: new URL(answer.body.url).searchParams.get('token') ?? '' };
}

const look = (token: string) =>
  workspace.rapport.nobody('GET', `/api/invitations/by-token/${token}`);
const accept = (token: string, more: object = {}) =>
  workspace.rapport.nobody('POST', '/api/invitations/accept', {
    ...{ token, name: 'Nils Aas', password: 'a long enough one', ...more },
  });
const expired = { status: 410, body: { code: 'link_expired' } };

describe('an invitation', () => {
  test('shows its link once; behind it one joins with role and team, signed in', async () => {
    const team_id = workspace.people.tuva.team?.id;
    const { token, url } = await invite('nils@x.example', { role: 'manager', team_id });
    expect(url).toMatch(/^http:\/\/localhost:3000\/invitation\?token=[\w-]{43}$/);
    const list = await as.ines('GET', '/api/invitations');
    expect(JSON.stringify(list.body)).toContain('nils@x.example');
    expect(JSON.stringify(list.body)).not.toContain(token);
    expect(await look(token)).toMatchObject({ status: 200, body: { email: 'nils@x.example' } });
    const joined = await accept(token, { name: 'Nils Aas Lie' });
    expect(joined).toMatchObject({
      status: 200,
      body: { name: 'Nils Aas Lie', email: 'nils@x.example', role: 'manager', team_id },
    });
    const cookie = cookiesOf(joined.headers)[0]?.split(';')[0] ?? '';
    expect((await workspace.rapport.with({ cookie })('GET', '/api/me')).status).toBe(200);
    expect((await signIn(workspace.rapport, 'nils@x.example', 'a long enough one')).status).toBe(
      200,
    );
  });

  test('is accepted once, by one of ten at once', async () => {
    const { token } = await invite('once@x.example');
    const answers = await Promise.all(Array.from({ length: 10 }, () => accept(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(410)]);
    expect(await look(token)).toMatchObject(expired);
    const { rows } = await workspace.database.owner.query(
      `select count(*)::int as n from users where email = 'once@x.example'`,
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  test.each([{ is_active: false }, { role: 'rep' }])('ends with its admin: %j', async (end) => {
    const { body } = await as.ines<{ id: string }>('POST', '/api/users', {
      ...{ name: 'Short stay', role: 'admin' },
    });
    const { owner } = workspace.database;
    await owner.query(
      `insert into invitations (email, name, role, token_hash, invited_by_user_id)
       values ('left@x.example', 'Left', 'admin', sha256('left'), $1)`,
      [body.id],
    );
    expect((await as.ines('PATCH', `/api/users/${body.id}`, end)).status).toBe(200);
    const left = await owner.query(`select from invitations where email = 'left@x.example'`);
    expect(left.rowCount).toBe(0);
  });

  test('ends after a week, when taken back, and when the same person is invited again', async () => {
    const old = await invite('late@x.example');
    await workspace.database.owner.query(
      `update invitations set expires_at = now() - interval '1 s' where id = $1`,
      [old.id],
    );
    const back = await invite('back@x.example');
    expect((await as.ines('DELETE', `/api/invitations/${back.id}`)).status).toBe(204);
    expect((await as.ines('DELETE', `/api/invitations/${back.id}`)).status).toBe(404);
    const first = await invite('again@x.example');
    const second = await invite('AGAIN@x.example');
    for (const { token } of [old, back, first, { token: 'guessed' }]) {
      expect(await look(token)).toMatchObject(expired);
      expect(await accept(token)).toMatchObject(expired);
    }
    expect((await accept(second.token)).status).toBe(200);
  });

  test('of an imported agent gives them their rows, not a twin', async () => {
    const agent = await as.ines<{ id: string }>('POST', '/api/users', {
      ...{ name: 'Agent', email: 'agent@x.example' },
    });
    const { token } = await invite('agent@x.example', { role: 'rep' });
    expect((await accept(token)).body).toMatchObject({ id: agent.body.id, role: 'rep' });
  });

  test('changes neither name nor role nor team of somebody who is here', async () => {
    const { petra } = workspace.people;
    const invited = await invite(petra.email, { role: 'viewer', team_id: null });
    const kept = { name: petra.name, role: 'rep', team_id: petra.team?.id };
    expect(invited).toMatchObject({ ...kept, is_here: true });
    expect((await accept(invited.token, { name: 'P.' })).body).toMatchObject(kept);
    expect(await invite('fresh@x.example')).toMatchObject({ is_here: false, role: 'rep' });
  });

  test('to somebody who is here already gives a new password, and old sessions end', async () => {
    const { rapport, people } = workspace;
    await givePassword(workspace, people.petra);
    const { client: old } = await signIn(rapport, people.petra.email);
    expect((await old('GET', '/api/me')).status).toBe(200);
    const { token } = await invite(people.petra.email, { role: 'rep' });
    expect((await accept(token, { name: 'Petra' })).status).toBe(200);
    expect((await old('GET', '/api/me')).status).toBe(401);
  });

  test('needs a password and a name', async () => {
    const { token } = await invite('weak@x.example');
    expect((await accept(token, { password: 'short' })).status).toBe(422);
    expect((await accept(token, { name: ' ' })).status).toBe(422);
    expect((await look(token)).status).toBe(200);
  });

  test('is for admins to make, read and take back', async () => {
    const { id } = await invite('closed@x.example');
    for (const client of [as.noor, as.tuva, as.vera]) {
      const body = { email: 'x@x.example', name: 'X', role: 'admin' };
      expect((await client('POST', '/api/invitations', body)).status).toBe(403);
      expect((await client('GET', '/api/invitations')).status).toBe(403);
      expect((await client('DELETE', `/api/invitations/${id}`)).status).toBe(403);
    }
  });
});
