import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { repeatable } from '../../contract/headers.ts';
import { idParameter } from '../../contract/list.ts';
import {
  allToOwner,
  handedOver,
  holdings,
  newTeam,
  newUser,
  team,
  teamChanges,
  user,
  userChanges,
} from '../../contract/users.ts';
import { problem } from '../errors.ts';
import { ask, sendJson, sendNothing } from '../http/asking.ts';
import { askOnce } from '../records/once.ts';
import {
  countHoldings,
  deleteTeam,
  findUser,
  handOverAll,
  insertTeam,
  insertUser,
  listTeams,
  listUsers,
  updateTeam,
  updateUser,
} from './queries.ts';

const everyone = <Shape extends z.ZodType>(shape: Shape) =>
  z.object({ data: z.array(shape), next_cursor: z.null() });

/** People and their teams: everyone reads them, admins change them. */
export function peopleRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const tags = ['people'];
  app.get(
    '/api/users',
    {
      schema: {
        tags,
        summary: 'List everyone, the active first',
        response: { 200: everyone(user) },
      },
    },
    async (request, reply) => {
      const { rows } = await ask(request, listUsers());
      return sendJson(reply, `{"data":${rows[0]?.[0]},"next_cursor":null}`);
    },
  );
  app.post(
    '/api/users',
    {
      schema: {
        tags,
        summary: 'Add a person who cannot sign in yet',
        headers: repeatable,
        body: newUser,
        response: { 201: user },
      },
    },
    async (request, reply) => {
      const insert = insertUser(request.body);
      const row = await askOnce(request, async (run) => (await run(insert)).rows[0]);
      return sendJson(reply.code(201), row?.[0]);
    },
  );
  app.get(
    '/api/users/:id',
    { schema: { tags, summary: 'Get a person', params: idParameter, response: { 200: user } } },
    async (request, reply) => {
      const { rows } = await ask(request, findUser(request.params.id));
      if (!rows[0]) throw problem('not_found');
      return sendJson(reply, rows[0][0]);
    },
  );
  app.patch(
    '/api/users/:id',
    {
      schema: {
        tags,
        summary: 'Change a person’s name, role or team, or deactivate them',
        params: idParameter,
        body: userChanges,
        response: { 200: user },
      },
    },
    async (request, reply) => {
      const { rows } = await ask(request, updateUser(request.params.id, request.body));
      if (!rows[0]) throw problem('not_found');
      server.followTeams();
      return sendJson(reply, rows[0][0]);
    },
  );
  holdingRoutes(server);
  teamRoutes(server);
}

/** So many records at once: a second's work, since each leaves its trail. */
const atOnce = 200;

function holdingRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const tags = ['people'];
  app.get(
    '/api/users/:id/records',
    {
      schema: {
        tags,
        summary: 'Count what a person owns and has to do',
        params: idParameter,
        response: { 200: holdings },
      },
    },
    async (request, reply) => {
      const { rows } = await ask(request, findUser(request.params.id));
      if (!rows[0]) throw problem('not_found');
      const counted = await ask(request, countHoldings(request.params.id));
      return sendJson(reply, counted.rows[0]?.[0]);
    },
  );
  app.put(
    '/api/users/:id/records/owner',
    {
      schema: {
        tags,
        summary: `Hand all that a person owns and has to do to another, ${atOnce} records at a time`,
        description: 'Ask again until moved is 0.',
        params: idParameter,
        body: allToOwner,
        response: { 200: handedOver },
      },
    },
    async (request) => {
      const { rows } = await ask(request, findUser(request.params.id));
      if (!rows[0]) throw problem('not_found');
      const { owner_id: to } = request.body;
      const [answer] = (await ask(request, handOverAll(request.params.id, to, atOnce))).rows;
      const moved = answer?.[0];
      if (moved === null || moved === undefined) throw problem('forbidden');
      return { moved: Number(moved) };
    },
  );
}

function teamRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const tags = ['people'];
  app.get(
    '/api/teams',
    { schema: { tags, summary: 'List all teams', response: { 200: everyone(team) } } },
    async (request, reply) => {
      const { rows } = await ask(request, listTeams());
      return sendJson(reply, `{"data":${rows[0]?.[0]},"next_cursor":null}`);
    },
  );
  app.post(
    '/api/teams',
    {
      schema: {
        tags,
        summary: 'Add a team',
        headers: repeatable,
        body: newTeam,
        response: { 201: team },
      },
    },
    async (request, reply) => {
      const insert = insertTeam(request.body);
      const row = await askOnce(request, async (run) => (await run(insert)).rows[0]);
      return sendJson(reply.code(201), row?.[0]);
    },
  );
  app.patch(
    '/api/teams/:id',
    {
      schema: {
        tags,
        summary: 'Rename or move a team',
        params: idParameter,
        body: teamChanges,
        response: { 200: team },
      },
    },
    async (request, reply) => {
      const { rows } = await ask(request, updateTeam(request.params.id, request.body));
      if (!rows[0]) throw problem('not_found');
      return sendJson(reply, rows[0][0]);
    },
  );
  app.delete(
    '/api/teams/:id',
    {
      schema: {
        tags,
        summary: 'Dissolve a team; its people stay without one',
        params: idParameter,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { rows } = await ask(request, deleteTeam(request.params.id));
      if (!rows[0]) throw problem('not_found');
      server.followTeams();
      return sendNothing(reply);
    },
  );
}
