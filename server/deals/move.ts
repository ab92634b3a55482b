import type { FastifyRequest } from 'fastify';
import { problem } from '../errors.ts';
import { ask, expectedVersion } from '../http/asking.ts';
import { findStatement } from '../lists/list.ts';
import { refuseChange } from '../records/change.ts';
import { cardIncludes, dealList, mayChangeDeal } from './queries.ts';

/**
 * Why a deal did not move: missing, stale, trashed or not the asker's; else the neighbour that was
 * named has left the stage, and the answer holds the deal as it is now.
 */
export async function refuseMove(request: FastifyRequest, id: string): Promise<never> {
  const { rows } = await ask(request, findStatement(dealList, id, cardIncludes));
  const [text, current] = rows[0] ?? [];
  const version = expectedVersion(request);
  const changeable = (await ask(request, mayChangeDeal(id))).rows[0]?.[0] === 'true';
  if (!text || !changeable || (version !== null && String(version) !== current)) {
    return refuseChange(request, dealList, id, version);
  }
  throw problem('neighbour_moved', { current: JSON.parse(text) });
}
