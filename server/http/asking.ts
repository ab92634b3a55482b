import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SignIn } from '../access/sign-in.ts';
import type { Config } from '../config.ts';
import {
  type Ask,
  asUser,
  asUserTransaction,
  type Credential,
  type Person,
} from '../database/as-user.ts';
import type { Answer, Statement } from '../database/flush.ts';
import type { RequestPool } from '../database/pool.ts';
import { problem } from '../errors.ts';
import type { ChangeFeed } from '../events/feed.ts';

declare module 'fastify' {
  interface FastifyInstance {
    config: Config;
    /** Connections of the app's login: may become a person, and nothing else. */
    pool: RequestPool;
    signIn: SignIn;
    /** An API key was used. */
    keyUsed: (key: string) => void;
    /** Tells the sequencer that something was committed. */
    pokeSequencer: () => void;
    /** Somebody changed team: their rows follow. */
    followTeams: () => void;
    fillWithSampleData: () => Promise<void>;
    changes: ChangeFeed;
    /** Ends each open stream of changes, so that the program can stop. */
    openStreams: Set<() => void>;
  }
  interface FastifyRequest {
    credential: Credential | null;
  }
}

/**
 * Closed by default: a route of the API that does not say `security: []` is refused without a
 * credential before anything else is looked at. What the credential is worth, the database says.
 */
export function closeByDefault(app: FastifyInstance): void {
  app.decorateRequest('credential', null);
  app.addHook('onRoute', (route) => {
    const { hide, security } = route.schema ?? {};
    if (!route.url.startsWith('/api/') || hide || security?.length === 0) return;
    route.onRequest = [
      ...[route.onRequest ?? []].flat(),
      (request, _reply, done) => {
        credentialOf(request);
        done();
      },
    ];
  });
}

/** What the request signs in with; 401 when there is nothing. A key wins over a cookie. */
export function credentialOf(request: FastifyRequest): Credential {
  const credential = findCredential(request);
  if (!credential) throw problem('not_signed_in');
  return credential;
}

/** The same, or null. */
export function findCredential(request: FastifyRequest): Credential | null {
  request.credential ??= readCredential(request);
  return request.credential;
}

function readCredential(request: FastifyRequest): Credential | null {
  const [scheme, secret] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() === 'bearer' && secret) return { kind: 'key', secret, via: 'api' };
  const token = request.server.signIn.readSessionCookie(request.headers.cookie);
  return token ? { kind: 'session', secret: token, via: 'app' } : null;
}

const reads = new Set(['GET', 'HEAD']);

/** Runs one statement as whoever asks. */
export async function ask(request: FastifyRequest, statement: Ask): Promise<Answer> {
  const credential = credentialOf(request);
  const answer = await asUser(request.server.pool, credential, statement);
  noteUse(request, credential);
  if (!reads.has(request.method)) request.server.pokeSequencer();
  return answer;
}

/** Runs several statements as whoever asks, in one transaction. */
export async function askAll<Result>(
  request: FastifyRequest,
  work: (run: (statement: Statement) => Promise<Answer>, person: Person) => Promise<Result>,
): Promise<Result> {
  const credential = credentialOf(request);
  const result = await asUserTransaction(request.server.pool, credential, work);
  noteUse(request, credential);
  request.server.pokeSequencer();
  return result;
}

function noteUse({ server }: FastifyRequest, { kind, secret }: Credential) {
  if (kind === 'key') server.keyUsed(secret);
}

/** The version in If-Match, as the contract let it through: null when there is none or it is `*`. */
export function expectedVersion(request: FastifyRequest): number | null {
  const version = /"(\d+)"/.exec(request.headers['if-match'] ?? '')?.[1];
  return version === undefined ? null : Number(version);
}

/** Sends JSON text made by the database. */
export function sendJson(reply: FastifyReply, text: string | null | undefined): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(text ?? 'null');
}

/** Sends one record, with its version as ETag. */
export function sendRecord(reply: FastifyReply, row: (string | null)[]): FastifyReply {
  reply.header('etag', `"${row[1]}"`);
  return sendJson(reply, row[0]);
}

/** Done, and nothing to say. */
export function sendNothing(reply: FastifyReply): FastifyReply {
  return reply.code(204).send();
}
