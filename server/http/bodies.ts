import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from '../errors.ts';

/** Reads bodies: JSON in UTF-8, not compressed. Whatever else is sent is refused, not guessed at. */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, body, done) => {
      // Clients that always send a content type send it with an empty DELETE as well.
      if (body.length === 0) return done(null, undefined);
      const refusal = refusedType(request);
      const text = refusal ? null : decode(body);
      if (text === null) return done(refusal ?? problem('unreadable', { detail: notUtf8 }));
      parse(request, text, done);
    },
  );
}

const notUtf8 = 'The body is not UTF-8.';
const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(body: Buffer): string | null {
  try {
    return utf8.decode(body);
  } catch {
    return null;
  }
}

function refusedType({ headers }: FastifyRequest) {
  const { 'content-type': type = '', 'content-encoding': coding = 'identity' } = headers;
  const [media = '', ...parameters] = type.toLowerCase().split(';');
  const isJson = media.trim() === 'application/json';
  const isUtf8 = parameters.every((one) => !/^ *charset *=/.test(one) || isNameOfUtf8(one));
  return isJson && isUtf8 && coding === 'identity' ? null : problem('wrong_media_type');
}

function isNameOfUtf8(parameter: string): boolean {
  return /^ *charset *= *"?utf-?8"? *$/.test(parameter);
}
