import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { keepSecret } from './data-folder.ts';
import { ExitError } from './exit-error.ts';

/** Every setting of Rapport. docs/operations.md describes them for those who run it. */
export type Config = {
  port: number;
  host: string;
  /** The owner's login to a PostgreSQL of one's own; null for the embedded one. */
  databaseUrl: string | null;
  /** Absolute. Holds the secret, the embedded database and attachments. */
  dataDir: string;
  /** Where people reach Rapport, without a trailing slash; null when only from this machine. */
  publicUrl: string | null;
  secret: string;
  /** The first admin, made without a browser. */
  admin: { email: string; password: string } | null;
  currency: string;
  timeZone: string;
  /** Requests a minute and user; null: only sign-in, set-up and invitations are limited. */
  rateLimit: number | null;
};

/** Settings that cannot be used; the message names each with what to do. */
export class ConfigurationError extends ExitError {
  constructor(message: string) {
    super(message, 2);
  }
}

export type Environment = Record<string, string | undefined>;

const PROJECT = dirname(import.meta.dirname);

export function readConfig(environment: Environment = readEnvironment()): Config {
  const settings = readSettings(environment);
  const { PORT: port, RAPPORT_URL: publicUrl } = settings;
  const dataDir = resolve(PROJECT, settings.RAPPORT_DATA_DIR);
  return {
    port,
    host: settings.HOST,
    databaseUrl: settings.DATABASE_URL,
    dataDir,
    publicUrl,
    secret: settings.RAPPORT_SECRET ?? keepSecret(dataDir),
    admin: adminOf(settings),
    currency: settings.RAPPORT_CURRENCY,
    timeZone: settings.RAPPORT_TIME_ZONE,
    rateLimit: settings.RAPPORT_RATE_LIMIT,
  };
}

/** The process's environment, and below it what the project's .env says. */
export function readEnvironment(folder = PROJECT): Environment {
  const file = join(folder, '.env');
  return { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...process.env };
}

const schema = z.object({
  PORT: wholeNumber(0, 65_535, 'a port number, such as 3000').default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .refine(isDatabaseUrl, 'must look like postgresql://user:password@host:5432/database')
    .nullable()
    .default(null),
  RAPPORT_DATA_DIR: z.string().default('data'),
  RAPPORT_URL: z
    .string()
    .refine(isWebAddress, 'must be the address people use, such as https://crm.example.com')
    .transform((address) => address.replace(/\/+$/, ''))
    .nullable()
    .default(null),
  RAPPORT_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters; leave it out to have one generated and kept')
    .optional(),
  RAPPORT_ADMIN_EMAIL: z.email('must be an e-mail address').optional(),
  RAPPORT_ADMIN_PASSWORD: z.string().min(10, 'must have at least 10 characters').optional(),
  RAPPORT_CURRENCY: z
    .string()
    .refine(isCurrency, 'must be a currency by its three letters, such as USD or EUR')
    .default('USD'),
  RAPPORT_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'must be a time zone by its name, such as Europe/Berlin')
    .default('UTC'),
  RAPPORT_RATE_LIMIT: wholeNumber(1, 1_000_000, 'a number of requests a minute')
    .nullable()
    .default(null),
});

type Settings = z.infer<typeof schema>;

function readSettings(environment: Environment): Settings {
  // compose.yaml and CI hand on unset variables as empty ones.
  const set = Object.entries(environment).filter(([, value]) => value?.trim());
  const read = schema.safeParse(Object.fromEntries(set));
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`);
  throw new ConfigurationError(problems.join('\n'));
}

function adminOf({ RAPPORT_ADMIN_EMAIL: email, RAPPORT_ADMIN_PASSWORD: password }: Settings) {
  if (email && password) return { email, password };
  if (!email && !password) return null;
  const missing = email ? 'RAPPORT_ADMIN_PASSWORD' : 'RAPPORT_ADMIN_EMAIL';
  throw new ConfigurationError(
    `${missing} is missing: the first admin needs both RAPPORT_ADMIN_EMAIL and RAPPORT_ADMIN_PASSWORD.`,
  );
}

function wholeNumber(least: number, most: number, what: string) {
  return z
    .string()
    .refine(
      (text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most,
      `must be ${what}`,
    )
    .transform(Number);
}

function isDatabaseUrl(text: string): boolean {
  return /^postgres(ql)?:\/\/./.test(text);
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search;
}

function isCurrency(text: string): boolean {
  return Intl.supportedValuesOf('currency').includes(text);
}

/** Offsets such as +02:00 are left out: PostgreSQL reads their sign the other way round. */
function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return /^[A-Za-z]/.test(text);
  } catch {
    return false;
  }
}
