import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type ErrorCode, problem, problemBody } from '../errors.ts';

/**
 * How long a request may take to arrive, so that slow or silent clients hold no connection. A body
 * of a megabyte makes it over a poor line.
 */
export const patience = {
  requestTimeout: 60_000,
  http: {
    headersTimeout: 20_000,
    connectionsCheckingInterval: 1_000,
    // Answered by us, with a problem: refuseUnknownParts.
    requireHostHeader: false,
  },
};

/** What a client asks beyond HTTP requests gets an answer as well, never a silent end. */
export function answerStrangers(app: FastifyInstance): void {
  app.server.on('connect', (_request, socket) => answerOnWire(socket, 'method_not_allowed'));
  app.server.on('checkExpectation', (_request, response) => {
    answerOnWire(response.socket, 'expectation_failed');
  });
}

/** Bytes that are no HTTP, too many of them, or too few in too long a time. */
export function answerUnreadable(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET') return;
  answerOnWire(socket, codes[error.code ?? ''] ?? 'unreadable');
}

const codes: Record<string, ErrorCode> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'too_slow_to_arrive',
};

function answerOnWire(socket: Duplex | null, code: ErrorCode): void {
  if (!socket?.writable) return;
  const body = problemBody(problem(code));
  const text = JSON.stringify(body);
  const lines = [
    `HTTP/1.1 ${body.status} ${STATUS_CODES[body.status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${text}`);
}
