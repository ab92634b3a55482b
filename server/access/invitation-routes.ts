import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { createdInvitation, invitation, newInvitation } from '../../contract/access.ts';
import { idParameter } from '../../contract/list.ts';
import { problem } from '../errors.ts';
import { addressOf } from '../http/address.ts';
import { ask, askAll, sendJson, sendNothing } from '../http/asking.ts';
import {
  deleteInvitation,
  dropInvitationsOf,
  insertInvitation,
  listInvitations,
} from './queries.ts';

/** Admins invite by a link that is shown once; the page behind it needs no session. */
export function invitationRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const tags = ['people'];
  app.get(
    '/api/invitations',
    {
      schema: {
        tags,
        summary: 'List open invitations',
        response: { 200: z.object({ data: z.array(invitation), next_cursor: z.null() }) },
      },
    },
    async (request, reply) => {
      const { rows } = await ask(request, listInvitations());
      return sendJson(reply, `{"data":${rows[0]?.[0]},"next_cursor":null}`);
    },
  );
  app.post(
    '/api/invitations',
    {
      schema: {
        tags,
        summary: 'Invite a person, or let one who is here choose a new password',
        description:
          'A former open invitation to the same e-mail ends. Who is here keeps name, role and team.',
        body: newInvitation,
        response: { 201: createdInvitation },
      },
    },
    async (request, reply) => {
      const token = randomBytes(32).toString('base64url');
      const token_hash = createHash('sha256').update(token).digest();
      const made = await askAll(request, async (run) => {
        await run(dropInvitationsOf(request.body.email));
        const { rows } = await run(insertInvitation({ ...request.body, token_hash }));
        const [row = '{}', isHere] = rows[0] ?? [];
        return { ...JSON.parse(row ?? '{}'), is_here: isHere === 'true' };
      });
      const url = `${addressOf(server)}/invitation?token=${token}`;
      return sendJson(reply.code(201), JSON.stringify({ ...made, url }));
    },
  );
  app.delete(
    '/api/invitations/:id',
    {
      schema: {
        tags,
        summary: 'Take an invitation back',
        params: idParameter,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { rows } = await ask(request, deleteInvitation(request.params.id));
      if (!rows[0]) throw problem('not_found');
      return sendNothing(reply);
    },
  );
}
