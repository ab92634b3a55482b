import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConfigurationError, readConfig, readEnvironment } from './config.ts';

let dataDir = '';

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'rapport-'));
});

afterAll(() => rmSync(dataDir, { recursive: true }));

function read(environment: Record<string, string> = {}) {
  return readConfig({ RAPPORT_DATA_DIR: dataDir, ...environment });
}

describe('the configuration', () => {
  test('needs no setting at all', () => {
    expect(read()).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      dataDir,
      publicUrl: null,
      secret: readFileSync(join(dataDir, 'secret'), 'utf8'),
      admin: null,
      currency: 'USD',
      timeZone: 'UTC',
      rateLimit: null,
    });
  });

  test('takes every setting from the environment', () => {
    const config = read({
      PORT: '8080',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgresql://owner:secret@db.example.com/crm',
      RAPPORT_URL: 'https://crm.example.com/',
      RAPPORT_SECRET: 'x'.repeat(32),
      RAPPORT_ADMIN_EMAIL: 'ada@example.com',
      RAPPORT_ADMIN_PASSWORD: 'correct horse',
      RAPPORT_CURRENCY: 'EUR',
      RAPPORT_TIME_ZONE: 'Europe/Berlin',
      RAPPORT_RATE_LIMIT: '600',
    });
    expect(config).toEqual({
      port: 8080,
      host: '0.0.0.0',
      databaseUrl: 'postgresql://owner:secret@db.example.com/crm',
      dataDir,
      publicUrl: 'https://crm.example.com',
      secret: 'x'.repeat(32),
      admin: { email: 'ada@example.com', password: 'correct horse' },
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      rateLimit: 600,
    });
  });

  test('takes an empty variable for one that is not set', () => {
    expect(read({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: null });
  });

  test('finds a relative data folder in the project, wherever it is started', () => {
    const { dataDir: found } = read({ RAPPORT_DATA_DIR: 'node_modules/.rapport-test' });
    const project = join(import.meta.dirname, '..');
    expect(found).toBe(join(project, 'node_modules', '.rapport-test'));
    rmSync(found, { recursive: true });
  });

  test('reads .env, and lets the real environment win', () => {
    writeFileSync(join(dataDir, '.env'), 'RAPPORT_CURRENCY=CHF\nPATH=/nowhere\n');
    const environment = readEnvironment(dataDir);
    expect(environment.RAPPORT_CURRENCY).toBe('CHF');
    expect(environment.PATH).toBe(process.env.PATH);
  });
});

describe('the secret', () => {
  test('is generated once, and readable by nobody else', () => {
    const { secret } = read();
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(read().secret).toBe(secret);
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
  });

  test('is not written down when it is given', () => {
    const folder = join(dataDir, 'given');
    readConfig({ RAPPORT_DATA_DIR: folder, RAPPORT_SECRET: 'y'.repeat(40) });
    expect(existsSync(join(folder, 'secret'))).toBe(false);
  });
});

describe('a setting that cannot be used is told with what to do:', () => {
  test.each([
    [{ PORT: '99999' }, 'PORT must be a port number, such as 3000.'],
    [{ PORT: 'http' }, 'PORT must be a port number, such as 3000.'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must look like postgresql://'],
    [{ RAPPORT_URL: 'crm.example.com' }, 'RAPPORT_URL must be the address people use'],
    [{ RAPPORT_URL: 'https://example.com/crm' }, 'RAPPORT_URL must be the address people use'],
    [{ RAPPORT_SECRET: 'short' }, 'RAPPORT_SECRET must have at least 32 characters'],
    [{ RAPPORT_ADMIN_EMAIL: 'ada@example.com' }, 'RAPPORT_ADMIN_PASSWORD is missing'],
    [{ RAPPORT_ADMIN_PASSWORD: 'correct horse' }, 'RAPPORT_ADMIN_EMAIL is missing'],
    [{ RAPPORT_ADMIN_EMAIL: 'ada' }, 'RAPPORT_ADMIN_EMAIL must be an e-mail address.'],
    [{ RAPPORT_CURRENCY: 'euro' }, 'RAPPORT_CURRENCY must be a currency by its three letters'],
    [{ RAPPORT_TIME_ZONE: 'Mars/Olympus' }, 'RAPPORT_TIME_ZONE must be a time zone by its name'],
    [{ RAPPORT_TIME_ZONE: '+02:00' }, 'RAPPORT_TIME_ZONE must be a time zone by its name'],
    [{ RAPPORT_RATE_LIMIT: '0' }, 'RAPPORT_RATE_LIMIT must be a number of requests a minute.'],
  ])('%o', (environment, sentence) => {
    expect(() => read(environment)).toThrow(ConfigurationError);
    expect(() => read(environment)).toThrow(sentence);
  });

  test('all of them at once, a line each', () => {
    expect(() => read({ PORT: 'x', RAPPORT_CURRENCY: 'x' })).toThrow(/^PORT .*\nRAPPORT_CURRENCY /);
  });

  test('a data folder that cannot be written to', () => {
    const file = join(dataDir, 'file');
    writeFileSync(file, '');
    expect(() => read({ RAPPORT_DATA_DIR: join(file, 'data') })).toThrow(
      /is not writable for this user: .* RAPPORT_DATA_DIR/,
    );
  });
});
