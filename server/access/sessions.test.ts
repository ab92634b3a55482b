import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { castPassword } from '../../database/seed/cast.ts';
import { createTestApp } from '../../tests/app.ts';
import { cookiesOf, givePassword, signIn } from '../../tests/sign-in.ts';
import { openWorkspace, type Workspace } from '../../tests/workspace.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace();
  const { tuva, marta, leo, petra, oskar } = workspace.people;
  for (const person of [tuva, marta, leo, petra, oskar]) await givePassword(workspace, person);
});
afterAll(() => workspace.close());

describe('signing in', () => {
  test('answers who one is, and a cookie that scripts and other sites do not get', async () => {
    const { rapport, people } = workspace;
    const answer = await rapport.nobody('POST', '/api/session', {
      email: people.tuva.email.toUpperCase(),
      password: castPassword,
    });
    expect(answer).toMatchObject({ status: 200, body: { id: people.tuva.id, role: 'rep' } });
    const [cookie = ''] = cookiesOf(answer.headers);
    expect(cookie).toMatch(
      /^rapport\.session_token=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  test('behind TLS sends a cookie that goes back over TLS alone, under a name that promises it', async () => {
    const secure = await createTestApp(workspace.database, {
      publicUrl: 'https://crm.example',
    });
    const { cookies, client } = await signIn(secure, workspace.people.tuva.email);
    expect(cookies[0]).toMatch(
      /^__Secure-rapport\.session_token=[^;]+;.*HttpOnly; Secure; SameSite=Lax$/,
    );
    const me = await client('GET', '/api/me');
    expect(me.status).toBe(200);
    expect(me.headers['strict-transport-security']).toContain('max-age=31536000');
    await secure.close();
  });

  test('says the same of a wrong password and of an unknown address', async () => {
    const { rapport, people } = workspace;
    const attempt = (email: string) =>
      rapport.nobody('POST', '/api/session', { email, password: 'not the password' });
    const [wrong, unknown, imported] = [
      await attempt(people.tuva.email),
      await attempt('nobody@fjordlight.example'),
      await attempt(people.kaja.email),
    ];
    expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong_password' } });
    expect([unknown.body, imported.body]).toEqual([wrong.body, wrong.body]);
    expect(cookiesOf(wrong.headers)).toEqual([]);
  });

  test('of one password on everybody is slowed down, for who tries it and nobody else', async () => {
    const tried = await createTestApp(workspace.database);
    const attempt = (email: string, remoteAddress: string, password = 'Spring2026!') =>
      tried.app.inject({
        ...{ method: 'POST', url: '/api/session', remoteAddress },
        payload: { email, password },
      });
    const statuses: number[] = [];
    for (let first = 0; first < 70; first += 10) {
      const guesses = Array.from({ length: 10 }, (_, n) => `nobody${first + n}@x.example`);
      const answers = await Promise.all(guesses.map((guess) => attempt(guess, '203.0.113.7')));
      statuses.push(...answers.map(({ statusCode }) => statusCode));
    }
    expect(statuses).toEqual([...Array(60).fill(401), ...Array(10).fill(429)]);
    const { email } = workspace.people.oskar;
    const late = await attempt(email, '203.0.113.7', castPassword);
    expect(late.statusCode).toBe(429);
    expect(Number(late.headers['retry-after'])).toBeGreaterThan(0);
    expect((await attempt(email, '203.0.113.8', castPassword)).statusCode).toBe(200);
    await tried.close();
  });

  test('after ten tries in a minute waits, even with the right password', async () => {
    const { rapport, people } = workspace;
    const attempt = (password: string, email = people.leo.email) =>
      rapport.nobody('POST', '/api/session', { email, password });
    for (let tries = 0; tries < 10; tries++) {
      expect((await attempt(`guess number ${tries}`)).status).toBe(401);
    }
    const slowed = await attempt(castPassword);
    expect(slowed).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(slowed.headers['retry-after'])).toBeGreaterThan(0);
    expect((await attempt(castPassword, people.leo.email.toUpperCase())).status).toBe(429);
    expect((await attempt(castPassword, people.marta.email)).status).toBe(200);
  });

  test('behind a proxy, whoever invents a forwarded address is counted all the same', async () => {
    const behind = await createTestApp(workspace.database, { publicUrl: 'https://crm.example' });
    const attempt = (address: string) =>
      behind.nobody(
        'POST',
        '/api/session',
        { email: 'x@x.example', password: 'guess' },
        { 'x-forwarded-for': `${address}, 203.0.113.7`, origin: 'http://localhost:3000' },
      );
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries++)
      statuses.push((await attempt(`8.8.8.${tries}`)).status);
    expect(statuses.slice(10)).toEqual([429, 429]);
    await behind.close();
  });
});

describe('a session', () => {
  test('with a cookie that was tampered with is nobody’s', async () => {
    const { rapport, people } = workspace;
    const { cookies } = await signIn(rapport, people.tuva.email);
    const [name = '', value = ''] = (cookies[0]?.split(';')[0] ?? '').split('=');
    const [token = '', signature = ''] = decodeURIComponent(value).split('.');
    const flipped = `${token.startsWith('a') ? 'b' : 'a'}${token.slice(1)}`;
    for (const forged of [
      `${flipped}.${signature}`,
      `${token}.${signature.slice(0, -4)}AAA=`,
      `${token}.`,
      token,
      `.${signature}`,
      '',
      '%E0%A4%A',
    ]) {
      const answer = await rapport.with({ cookie: `${name}=${forged}` })('GET', '/api/me');
      expect([forged, answer.status]).toEqual([forged, 401]);
    }
    const whole = rapport.with({ cookie: `other=1; ${name}=${value}; more=2` });
    expect((await whole('GET', '/api/me')).status).toBe(200);
  });

  test('ends when one signs out, and only that one', async () => {
    const { rapport, people } = workspace;
    const [here, there] = [
      await signIn(rapport, people.tuva.email),
      await signIn(rapport, people.tuva.email),
    ];
    const out = await here.client('DELETE', '/api/session');
    expect(out.status).toBe(204);
    expect(cookiesOf(out.headers)[0]).toContain('Max-Age=0');
    expect((await here.client('GET', '/api/me')).status).toBe(401);
    expect((await there.client('GET', '/api/me')).status).toBe(200);
  });

  test('ends with all others when one signs out everywhere', async () => {
    const { rapport, people } = workspace;
    const [here, there] = [
      await signIn(rapport, people.marta.email),
      await signIn(rapport, people.marta.email),
    ];
    expect((await here.client('DELETE', '/api/sessions')).status).toBe(204);
    for (const { client } of [here, there]) {
      expect((await client('GET', '/api/me')).status).toBe(401);
    }
  });

  test('ends elsewhere when the password changes, which needs the present one', async () => {
    const { rapport, people } = workspace;
    const here = await signIn(rapport, people.petra.email);
    const there = await signIn(rapport, people.petra.email);
    const change = (current_password: string, password: string) =>
      here.client('PUT', '/api/me/password', { current_password, password });
    expect((await change('not it', 'a new password')).status).toBe(401);
    expect((await change(castPassword, 'too short')).status).toBe(422);
    expect((await change(castPassword, 'a new password')).status).toBe(204);
    expect((await here.client('GET', '/api/me')).status).toBe(200);
    expect((await there.client('GET', '/api/me')).status).toBe(401);
    expect((await signIn(rapport, people.petra.email)).status).toBe(401);
    expect((await signIn(rapport, people.petra.email, 'a new password')).status).toBe(200);
  });

  test('ends at once when its person is deactivated, and expires by itself', async () => {
    const { rapport, people, as, database } = workspace;
    const { client } = await signIn(rapport, people.oskar.email);
    expect((await client('GET', '/api/deals')).status).toBe(200);
    await as.ines('PATCH', `/api/users/${people.oskar.id}`, { is_active: false });
    expect((await client('GET', '/api/deals')).status).toBe(401);
    expect((await as.oskar('GET', '/api/deals')).status).toBe(401);
    expect((await signIn(rapport, people.oskar.email)).status).toBe(401);
    const tuva = await signIn(rapport, people.tuva.email);
    await database.owner.query(`update auth.sessions set expires_at = now() - interval '1 s'
      where user_id = '${people.tuva.id}'`);
    expect((await tuva.client('GET', '/api/me')).status).toBe(401);
  });

  test('is not what an API key may end or change', async () => {
    const { tuva } = workspace.as;
    expect((await tuva('DELETE', '/api/sessions')).status).toBe(403);
    const change = { current_password: castPassword, password: 'another password' };
    expect((await tuva('PUT', '/api/me/password', change)).status).toBe(403);
  });
});
