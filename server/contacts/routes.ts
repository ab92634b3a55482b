import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  contact,
  contactAddress,
  contactChanges,
  contactIncludes,
  contactSorts,
  newContact,
  newContactAddress,
} from '../../contract/contacts.ts';
import { id } from '../../contract/fields.ts';
import { repeatable } from '../../contract/headers.ts';
import { idParameter } from '../../contract/list.ts';
import { problem } from '../errors.ts';
import { ask, sendJson, sendNothing } from '../http/asking.ts';
import { refuseChange, requireChangeable } from '../records/change.ts';
import { namingHolder } from '../records/conflict.ts';
import { askOnce } from '../records/once.ts';
import type { Fields } from '../records/queries.ts';
import { handOverRoute, type RecordKind, recordRoutes } from '../records/routes.ts';
import { toE164 } from './phone.ts';
import { addAddress, contactByEmail, contactList, removeAddress } from './queries.ts';

const contacts: RecordKind = {
  spec: contactList,
  noun: 'contact',
  shape: contact,
  created: newContact,
  changes: contactChanges,
  sorts: contactSorts,
  includes: contactIncludes,
  complete: withE164,
  holderOf: ({ email }) => (typeof email === 'string' ? contactByEmail(email) : null),
};

function withE164(fields: Fields): Fields {
  const { phone } = fields;
  return phone === undefined
    ? fields
    : { ...fields, phone_e164: toE164(typeof phone === 'string' ? phone : null) };
}

export function contactRoutes(server: FastifyInstance): void {
  recordRoutes(server, contacts);
  handOverRoute(server, contacts);
  const app = server.withTypeProvider<ZodTypeProvider>();
  app.post(
    '/api/contacts/:id/addresses',
    {
      schema: {
        tags: ['contacts'],
        summary: 'Add a further e-mail address or phone number',
        params: idParameter,
        headers: repeatable,
        body: newContactAddress,
        response: { 201: contactAddress },
      },
    },
    async (request, reply) => {
      const { kind, value } = request.body;
      const fields = kind === 'email' ? { email: value } : {};
      const add = addAddress(request.params.id, kind, value);
      const row = await namingHolder(request, contacts, fields, () =>
        askOnce(request, async (run) => (await run(add)).rows[0]),
      );
      if (!row) return refuseChange(request, contactList, request.params.id, null);
      return sendJson(reply.code(201), row[0]);
    },
  );
  app.delete(
    '/api/contacts/:id/addresses/:address_id',
    {
      schema: {
        tags: ['contacts'],
        summary: 'Take a further address away',
        params: z.strictObject({ id, address_id: id }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id: contactId, address_id } = request.params;
      const { rows } = await ask(request, removeAddress(contactId, address_id));
      if (!rows[0]) {
        await requireChangeable(request, contactList, contactId);
        throw problem('not_found');
      }
      return sendNothing(reply);
    },
  );
}
