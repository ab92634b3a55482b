import fc from 'fast-check';
import { addressOf, anId, type Operation, readablePart, withQuery } from './document.ts';
import type { Fault } from './faults.ts';
import { badTexts, validValue } from './values.ts';

/** What may be wrong with an operation's path. */
export function pathFaults(operation: Operation): Fault[] {
  const { path, parameters } = operation;
  const address = addressOf(operation);
  return parameters
    .filter((one) => one.in === 'path')
    .flatMap(({ name, schema }) => {
      const at = (part: string) =>
        address.replace(
          path.replaceAll(/\{(\w+)\}/g, (_, other) => readablePart(other)),
          path.replaceAll(/\{(\w+)\}/g, (_, other) =>
            other === name ? part : readablePart(other),
          ),
        );
      return [
        {
          fault: `a bad ${name}`,
          // Dots are folded by clients; what is empty is another address.
          requests: badTexts(schema)
            .filter((text) => !/^\.*$/.test(text) && text.isWellFormed())
            .map((text) => ({ url: at(encodeURIComponent(text)), statuses: [400] })),
        },
        {
          fault: `a ${name} that cannot be decoded`,
          requests: undecodable.map((part) => ({ url: at(part), statuses: [400] })),
        },
      ];
    });
}

const undecodable = fc.constantFrom(
  '%',
  '%z',
  '%zz',
  '%ff',
  'x%c3',
  '%ED%A0%80',
  '%c0%80',
  '%00',
  '%u0041',
);

/** What may be wrong with an operation's query. */
export function queryFaults(operation: Operation): Fault[] {
  const address = addressOf(operation);
  const known = operation.parameters.filter((one) => one.in === 'query');
  const taken = new Set(known.map(({ name }) => name));
  const unknown = names.filter((name) => name !== '' && !taken.has(name));
  return [
    {
      fault: 'an unknown parameter',
      requests: fc.tuple(unknown, fc.constantFrom('', 'x', '1', anId)).map(([name, value]) => ({
        url: withQuery(address, `${encodeURIComponent(name)}=${value}`),
        statuses: [400],
      })),
    },
    {
      fault: 'a query that cannot be decoded',
      requests: undecodable.map((part) => ({
        url: withQuery(address, `q=${part}`),
        statuses: [400],
      })),
    },
    ...known.flatMap((parameter) => parameterFaults(address, parameter)),
  ];
}

const names = fc.oneof(
  fc.constantFrom(
    'x',
    'Limit',
    'limit ',
    'limit[]',
    'offset',
    'page',
    'id',
    'owner',
    'select',
    '$where',
  ),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '__proto__[x]',
    'fields',
  ),
  fc.constantFrom(
    'owner_id[gte]',
    'name[like]',
    'created_at[ge]',
    'created_at[]',
    'created_at[gte',
  ),
  fc.string({ minLength: 1, maxLength: 30 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }),
  fc.constant('x'.repeat(5_000)),
);

function parameterFaults(
  address: string,
  { name, schema, required }: Operation['parameters'][number],
): Fault[] {
  const key = encodeURIComponent(name);
  const bare = required ? address.replace(/([?&])[^&]*$/, '$1') : address;
  const set = (value: string) =>
    required
      ? address.replace(new RegExp(`${key}=[^&]*`), `${key}=${value}`)
      : withQuery(address, `${key}=${value}`);
  const valid = encodeURIComponent(String(validValue(schema)));
  const repeated = {
    fault: `${name} twice`,
    requests: fc.constant({ url: withQuery(set(valid), `${key}=${valid}`), statuses: [400] }),
  };
  const missing = { fault: `no ${name}`, requests: fc.constant({ url: bare, statuses: [400] }) };
  const bad = {
    fault: `a bad ${name}`,
    requests: badTexts(schema)
      .filter((text) => text.isWellFormed())
      .map((text) => ({ url: set(encodeURIComponent(text)), statuses: [400] })),
  };
  const withoutCursor = name === 'cursor' ? [] : [bad];
  return [repeated, ...(required ? [missing] : []), ...withoutCursor];
}
