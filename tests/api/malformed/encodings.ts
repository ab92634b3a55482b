import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { addressOf, type Operation } from './document.ts';
import type { Fault } from './faults.ts';
import { validValue } from './values.ts';

/** A body that says the right thing in the wrong way. */
export function encodingFaults(operation: Operation): Fault[] {
  const { body, method } = operation;
  if (!body || method === 'GET') return [];
  const url = addressOf(operation);
  const text = JSON.stringify(validValue(body));
  const sent = (headers: Record<string, string>, payload: string | Buffer, status: number) => ({
    ...{ url, headers, payload, statuses: [status] },
  });
  const json = { 'content-type': 'application/json' };
  return [
    {
      fault: 'another media type',
      requests: mediaTypes.map((type) => sent(typed(type), text, 415)),
    },
    { fault: 'another charset', requests: charsets.map((type) => sent(typed(type), text, 415)) },
    {
      fault: 'a compressed body',
      requests: fc
        .constantFrom('gzip', 'deflate', 'br', 'zstd', 'x', 'identity, gzip')
        .map((coding) => sent({ ...json, 'content-encoding': coding }, gzipSync(text), 415)),
    },
    {
      fault: 'UTF-16',
      requests: fc
        .constantFrom(Buffer.from(text, 'utf16le'), Buffer.from(`\ufeff${text}`, 'utf16le'))
        .map((payload) => sent(json, payload, 400)),
    },
    {
      fault: 'invalid UTF-8',
      requests: brokenUtf8.map((bytes) => sent(json, wrapped(text, bytes), 400)),
    },
  ];
}

function typed(type: string | null): Record<string, string> {
  return type === null ? {} : { 'content-type': type };
}

const mediaTypes = fc.constantFrom(
  ...[null, 'text/plain', 'text/plain; charset=utf-8', 'text/json', 'application/xml', 'text/html'],
  ...['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonx'],
  ...['application/json-patch+json', 'application/merge-patch+json', 'application/octet-stream'],
  ...['json', 'x', '/', 'application/', '*/*', 'application/json/x', 'application /json'],
);

const charsets = fc.constantFrom(
  ...[
    'application/json; charset=iso-8859-1',
    'application/json; charset=utf-16',
    'application/json;charset=x',
  ],
  ...[
    'application/json; charset="windows-1252"',
    'application/json; charset=',
    'application/json; CHARSET=UTF-7',
  ],
);

const brokenUtf8 = fc.constantFrom(
  ...['ff', 'c3', 'c328', 'eda080', 'c080', 'f4908080', 'e282', '80', 'fe', 'f0288cbc'],
);

/** The same object with one name more, whose bytes are no text. */
function wrapped(text: string, hex: string): Buffer {
  const [first, ...rest] = text;
  return Buffer.concat([
    Buffer.from(`${first}"`),
    Buffer.from(hex, 'hex'),
    Buffer.from(`":1${rest.length > 1 ? ',' : ''}${rest.join('')}`),
  ]);
}
