import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { goal, goalParameters, goalsOfMonths } from '../../contract/goals.ts';
import type { Answer } from '../database/flush.ts';
import { problem } from '../errors.ts';
import { ask, askAll, sendJson } from '../http/asking.ts';
import { goalsOf, goalsSettable, listGoals, removeGoals, setGoals } from './queries.ts';

const tags = ['goals'];
const answered = { 200: z.object({ data: z.array(goal), next_cursor: z.null() }) };

export function goalRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/api/goals',
    {
      schema: {
        tags,
        summary: 'List goals by month: the workspace’s, teams’ and people’s',
        querystring: goalParameters,
        response: answered,
      },
    },
    async (request, reply) => {
      const { rows } = await ask(request, listGoals(request.query));
      return sendJson(reply, `{"data":${rows[0]?.[0]},"next_cursor":null}`);
    },
  );
  app.put(
    '/api/goals',
    {
      schema: {
        tags,
        summary: 'Set a person’s, a team’s or the workspace’s goals, month by month',
        description:
          'A value of null takes a month’s goal away. Answers the goals of these months.',
        body: goalsOfMonths,
        response: answered,
      },
    },
    async (request, reply) => {
      const { user_id = null, team_id = null, currency, months } = request.body;
      const subject = { user_id, team_id };
      const goals = await askAll(request, async (run) => {
        refuseUnsettable(await run(goalsSettable(subject)));
        await run(setGoals(subject, currency, months));
        await run(removeGoals(subject, currency, months));
        return (await run(goalsOf(subject, currency, months))).rows[0]?.[0];
      });
      return sendJson(reply, `{"data":${goals},"next_cursor":null}`);
    },
  );
}

function refuseUnsettable({ rows }: Answer) {
  const [userIsThere, teamIsThere, may] = rows[0] ?? [];
  const missing = [
    ...(userIsThere === 'true' ? [] : [{ path: 'user_id', message: 'There is no such person' }]),
    ...(teamIsThere === 'true' ? [] : [{ path: 'team_id', message: 'There is no such team' }]),
  ];
  if (missing.length > 0) throw problem('unknown_reference', { errors: missing });
  if (may !== 'true') throw problem('forbidden');
}
