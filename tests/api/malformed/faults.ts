import fc from 'fast-check';
import { pathFaults, queryFaults } from './addresses.ts';
import { bodyFaults } from './bodies.ts';
import { addressOf, type Operation } from './document.ts';
import { encodingFaults } from './encodings.ts';
import { takesText, validValue } from './values.ts';

/** A request that is surely bad, and how it must be answered. */
export type BadRequest = {
  method?: string;
  url: string;
  headers?: Record<string, string>;
  payload?: string | Buffer;
  statuses: readonly number[];
};

export type Fault = { fault: string; requests: fc.Arbitrary<BadRequest> };

/** Everything that may be wrong with a request for an operation. */
export function faultsOf(operation: Operation, all: Operation[]): Fault[] {
  const beside = [...pathFaults(operation), ...queryFaults(operation), ...headerFaults(operation)];
  return [
    ...beside.map((one) => withGoodBody(operation, one)),
    ...bodyFaults(operation),
    ...encodingFaults(operation),
    methodFault(operation, all),
  ];
}

/** So that nothing but the fault is wrong. */
function withGoodBody({ body }: Operation, { fault, requests }: Fault): Fault {
  if (!body) return { fault, requests };
  const payload = JSON.stringify(validValue(body));
  const json = { 'content-type': 'application/json' };
  return {
    fault,
    requests: requests.map((one) => ({ ...one, payload, headers: { ...json, ...one.headers } })),
  };
}

function headerFaults(operation: Operation): Fault[] {
  const url = addressOf(operation);
  const headers = operation.parameters.filter((one) => one.in === 'header');
  return headers.map(({ name, schema }) => ({
    fault: `a bad ${name}`,
    requests: headerTexts
      .filter((text) => !takesText(schema, text))
      .map((text) => ({ url, headers: { [name]: text }, statuses: [400] })),
  }));
}

const headerTexts = fc.oneof(
  fc.constantFrom(
    '',
    '1',
    '"1',
    '""',
    '"x"',
    '"-1"',
    '"1", "2"',
    '"99999999999"',
    'W/',
    'W/"x"',
    '"1.0"',
  ),
  fc.constantFrom('a b', 'k\t', 'é', 'x'.repeat(256), 'x'.repeat(5_000), ' ', '" "'),
  fc.string({ maxLength: 40 }),
);

const methods = [
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'MKCOL',
  'PURGE',
];

function methodFault(operation: Operation, all: Operation[]): Fault {
  const url = addressOf(operation);
  const [path = ''] = url.split('?');
  const there = all.filter((one) => matches(one.path, path)).map(({ method }) => method);
  const others = methods.filter((method) => !there.includes(method));
  return {
    fault: 'another method',
    requests: fc.constantFrom(...others).map((method) => ({ method, url: path, statuses: [405] })),
  };
}

/** An address may belong to several operations: /api/deals/board reads as /api/deals/{id} too. */
function matches(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);
}
