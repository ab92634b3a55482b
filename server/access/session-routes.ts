import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  invitationAnswer,
  me,
  openInvitation,
  passwordChange,
  setup,
  setupState,
  signIn as signInBody,
} from '../../contract/access.ts';
import { text } from '../../contract/fields.ts';
import { asUser } from '../database/as-user.ts';
import { ProblemError, problem } from '../errors.ts';
import { ask, credentialOf, sendJson, sendNothing } from '../http/asking.ts';
import { Guessing } from '../http/guessing.ts';
import { openWrite } from '../http/limits.ts';
import {
  acceptInvitation,
  changePassword,
  endAllSessions,
  endSession,
  findOpenInvitation,
  isSetUp,
  type OpenedSession,
  openSession,
  setUp,
} from './accounts.ts';
import { readMe } from './queries.ts';
import { isSetUpToken } from './set-up-link.ts';

const tags = ['access'];

/** Signing in and out, the first set-up, and the page behind an invitation's link. */
export function sessionRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { signIn } = server;
  const guessing = new Guessing();
  app.get(
    '/api/setup',
    {
      schema: {
        tags,
        summary: 'Whether the first admin is still missing',
        security: [],
        response: { 200: setupState },
      },
    },
    async () => ({
      needed: !(await isSetUp(signIn)),
      currency: server.config.currency,
      time_zone: server.config.timeZone,
    }),
  );
  app.post(
    '/api/setup',
    {
      ...openWrite,
      schema: {
        tags,
        summary: 'Make the first admin with the one-time link',
        security: [],
        body: setup,
        response: { 201: me },
      },
    },
    async (request, reply) => {
      const { token, sample_data, ...first } = request.body;
      if (await isSetUp(signIn)) throw problem('already_set_up');
      if (!isSetUpToken(server.config.secret, token)) throw problem('link_expired');
      await setUp(signIn, first);
      if (sample_data) await server.fillWithSampleData();
      const session = await openSession(signIn, request, first.email, first.password);
      return sendMe(request, reply.code(201), session);
    },
  );
  app.post(
    '/api/session',
    {
      ...openWrite,
      schema: {
        tags,
        summary: 'Sign in with e-mail and password',
        security: [],
        body: signInBody,
        response: { 200: me },
      },
    },
    async (request, reply) => {
      const { email, password } = request.body;
      guessing.begin(request.ip);
      const session = await openSession(signIn, request, email, password).catch((error) => {
        if (!isWrongPassword(error)) guessing.takeBack(request.ip);
        throw error;
      });
      guessing.takeBack(request.ip);
      return sendMe(request, reply, session);
    },
  );
  app.delete(
    '/api/session',
    { schema: { tags, summary: 'Sign out', security: [], response: { 204: z.null() } } },
    async (request, reply) => {
      reply.header('set-cookie', await endSession(signIn, request));
      server.changes.sessionsEnded();
      return sendNothing(reply);
    },
  );
  app.delete(
    '/api/sessions',
    { schema: { tags, summary: 'Sign out everywhere', response: { 204: z.null() } } },
    async (request, reply) => {
      const userId = await whoSignedIn(request);
      await endAllSessions(signIn, userId);
      reply.header('set-cookie', await endSession(signIn, request));
      server.changes.sessionsEnded();
      return sendNothing(reply);
    },
  );
  app.get(
    '/api/me',
    {
      schema: { tags, summary: 'Who asks, and the workspace they work in', response: { 200: me } },
    },
    async (request, reply) => {
      const { last } = server.changes;
      const { rows } = await ask(request, (person) => readMe(person, last));
      return sendJson(reply, rows[0]?.[0]);
    },
  );
  app.put(
    '/api/me/password',
    {
      ...openWrite,
      schema: {
        tags,
        summary: 'Change one’s own password; other sessions end',
        body: passwordChange,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const userId = await whoSignedIn(request);
      await changePassword(signIn, request, userId, request.body);
      server.changes.sessionsEnded();
      return sendNothing(reply);
    },
  );
  invitationAnswers(server);
}

function invitationAnswers(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { signIn } = server;
  app.get(
    '/api/invitations/by-token/:token',
    {
      ...openWrite,
      schema: {
        tags,
        summary: 'What an invitation’s link invites to',
        security: [],
        params: z.strictObject({ token: text(200).min(1) }),
        response: { 200: openInvitation },
      },
    },
    async (request) => {
      const found = await findOpenInvitation(signIn, request.params.token);
      if (!found) throw problem('link_expired');
      return found;
    },
  );
  app.post(
    '/api/invitations/accept',
    {
      ...openWrite,
      schema: {
        tags,
        summary: 'Join by an invitation’s link',
        security: [],
        body: invitationAnswer,
        response: { 200: me },
      },
    },
    async (request, reply) => {
      const { token, name, password } = request.body;
      const invited = await findOpenInvitation(signIn, token);
      if (!invited || !(await acceptInvitation(signIn, { token, name, password }))) {
        throw problem('link_expired');
      }
      server.pokeSequencer();
      return sendMe(request, reply, await openSession(signIn, request, invited.email, password));
    },
  );
}

/** An outage is nobody's guess. */
function isWrongPassword(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'wrong_password';
}

/** The person behind a session; a key may not do what concerns sessions and passwords. */
async function whoSignedIn(request: FastifyRequest): Promise<string> {
  const { rows } = await ask(request, (person) => ({
    text: 'select $1::text',
    values: [person.user_id],
  }));
  if (credentialOf(request).kind === 'key') throw problem('forbidden');
  return rows[0]?.[0] ?? '';
}

async function sendMe(request: FastifyRequest, reply: FastifyReply, session: OpenedSession) {
  const credential = { kind: 'session', secret: session.token, via: 'app' } as const;
  const { pool, changes } = request.server;
  const { last } = changes;
  const { rows } = await asUser(pool, credential, (person) => readMe(person, last));
  reply.header('set-cookie', session.cookies);
  return sendJson(reply, rows[0]?.[0]);
}
