import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { problemOf } from '../database/sqlstate.ts';
import { type ErrorCode, type ProblemError, problem, problemBody } from '../errors.ts';
import { unroutable } from './methods.ts';

/** Answers every error, ours, the framework's and the database's, as problem+json. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const found = validationProblem(error) ?? frameworkProblem(error) ?? problemOf(error);
    if (!found) request.log.error({ err: error }, 'A request failed');
    sendProblem(reply, found ?? problem('failed'));
  });
  app.setNotFoundHandler((request, reply) => {
    sendProblem(reply, unroutable(request, reply));
  });
}

export function sendProblem(reply: FastifyReply, error: ProblemError): FastifyReply {
  if (error.status === 429 || error.status === 503) {
    if (!reply.hasHeader('retry-after')) reply.header('retry-after', '5');
  }
  return reply
    .code(error.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBody(error)));
}

/** An address that cannot be read, or with an over-long part, never reaches a route. */
export function answerBadUrl(path: string, _request: FastifyRequest, reply: FastifyReply): void {
  const detail = `The address ${path.slice(0, 200)} cannot be read.`;
  sendProblem(reply, problem('unreadable', { detail }));
}

function validationProblem(error: FastifyError): ProblemError | null {
  if (!hasZodFastifySchemaValidationErrors(error)) return null;
  const errors = error.validation.map(({ instancePath, message }) => ({
    path: instancePath.slice(1).replaceAll('/', '.'),
    message: message ?? 'Is not valid',
  }));
  return problem(codes[error.validationContext ?? ''] ?? 'unknown_parameter', { errors });
}

/** By the part of the request that is not as it should be; else an unknown parameter. */
const codes: Record<string, ErrorCode> = { body: 'invalid', headers: 'unreadable' };

const ofFramework: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong_media_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'unreadable',
  FST_ERR_CTP_INVALID_JSON_BODY: 'unreadable',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'unreadable',
};

function frameworkProblem(error: FastifyError): ProblemError | null {
  const known = ofFramework[error.code];
  if (known) return problem(known);
  if (error.statusCode === 429) return problem('rate_limited');
  if (error instanceof SyntaxError && error.statusCode === 400) return problem('unreadable');
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 500 && error.code?.startsWith('FST_')
    ? problem('unreadable', { detail: error.message })
    : null;
}
