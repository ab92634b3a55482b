import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ProblemError, problem } from '../errors.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** The methods that an address of the API takes; none when there is no such path. */
    methodsAt: (path: string) => string[];
  }
}

/** Remembers what each path of the API takes, so that another method is told apart from no path. */
export function rememberMethods(app: FastifyInstance): void {
  const methods = new Map<string, { pattern: RegExp; taken: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    if (!url.startsWith('/api/')) return;
    const pattern = new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`);
    const known = methods.get(url) ?? { pattern, taken: new Set() };
    for (const one of [method].flat()) known.taken.add(one);
    methods.set(url, known);
  });
  app.decorate('methodsAt', (path) => {
    const there = [...methods.values()].filter(({ pattern }) => pattern.test(path));
    return [...new Set(there.flatMap(({ taken }) => [...taken]))].toSorted();
  });
}

/** Why no route took a request: the path takes other methods, or there is no such path. */
export function unroutable(request: FastifyRequest, reply: FastifyReply): ProblemError {
  const [path = ''] = request.url.split('?');
  const methods = request.server.methodsAt(path);
  if (methods.length === 0) return problem('no_such_path');
  if (methods.includes(request.method)) {
    return problem('unreadable', { detail: 'A part of this address is too long.' });
  }
  reply.header('allow', methods.join(', '));
  return problem('method_not_allowed', {
    detail: `This path takes ${methods.join(', ')}.`,
  });
}
