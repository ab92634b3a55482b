import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '../config.ts';

/** The one-time link with which the first person sets Rapport up; the same at each start. */
export function setUpLink(config: Config): string {
  const address = config.publicUrl ?? `http://localhost:${config.port}`;
  return `${address}/setup?token=${tokenOf(config.secret)}`;
}

export function isSetUpToken(secret: string, token: string): boolean {
  const expected = Buffer.from(tokenOf(secret));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function tokenOf(secret: string): string {
  return createHmac('sha256', secret).update('set-up link').digest('base64url').slice(0, 32);
}
