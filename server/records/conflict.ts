import type { FastifyRequest } from 'fastify';
import { problemOf } from '../database/sqlstate.ts';
import { ask } from '../http/asking.ts';
import type { Fields } from './queries.ts';
import type { RecordKind } from './routes.ts';

/**
 * When a value is taken, the 409 names the record that holds it, if the asker may see that one.
 * A hidden holder gives the same 409 without a name.
 */
export async function namingHolder<Result>(
  request: FastifyRequest,
  kind: RecordKind,
  fields: Fields | (() => Promise<Fields>),
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const found = problemOf(error);
    if (found?.code !== 'taken') throw error;
    const holder = kind.holderOf?.(typeof fields === 'function' ? await fields() : fields);
    if (!holder) throw error;
    const { rows } = await ask(request, holder);
    if (rows[0]?.[0]) found.more.holder = { object: kind.spec.object, id: rows[0][0] };
    throw found;
  }
}
