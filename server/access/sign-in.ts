import { createHmac, timingSafeEqual } from 'node:crypto';
import { betterAuth } from 'better-auth';
import type { Config } from '../config.ts';
import { openPool } from '../database/pool.ts';

const prefix = 'rapport';

/**
 * The library that signs people in, on its own login. It checks passwords and makes and ends
 * sessions; requests are verified by app.session_of inside their own flush.
 */
export function createSignIn(config: Config, authUrl: string) {
  const pool = openPool(authUrl, 4);
  const secure = config.publicUrl?.startsWith('https:') ?? false;
  const auth = betterAuth({
    appName: 'Rapport',
    baseURL: config.publicUrl ?? `http://localhost:${config.port}`,
    secret: config.secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { level: 'error' },
    rateLimit: { enabled: false }, // ours counts before the library is asked
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
    },
    session: {
      modelName: 'sessions',
      expiresIn: 30 * 24 * 60 * 60,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    user: {
      modelName: 'users',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: {
      modelName: 'accounts',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      cookiePrefix: prefix,
      useSecureCookies: secure,
      database: { generateId: 'uuid' },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
    },
  });
  return { auth, pool, readSessionCookie: sessionCookieReader(config.secret, secure) };
}

export type SignIn = ReturnType<typeof createSignIn>;

/** The token of the session that a cookie header carries; '' for none. */
export function sessionTokenOf(signIn: SignIn, cookie: string | undefined): string {
  return signIn.readSessionCookie(cookie) ?? '';
}

/** The token of a session cookie, `token.base64(HMAC-SHA256(token))`, if the signature is ours. */
function sessionCookieReader(secret: string, secure: boolean) {
  const name = `${secure ? '__Secure-' : ''}${prefix}.session_token`;
  const pattern = new RegExp(`(?:^|; *)${name.replaceAll('.', '\\.')}=([^;]+)`);
  return (cookie: string | undefined): string | null => {
    const value = decode(pattern.exec(cookie ?? '')?.[1] ?? '');
    const dot = value.lastIndexOf('.');
    if (dot < 1) return null;
    const token = value.slice(0, dot);
    const expected = createHmac('sha256', secret).update(token).digest();
    const given = Buffer.from(value.slice(dot + 1), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
  };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return ''; // not a cookie of ours
  }
}
