import fc from 'fast-check';
import { addressOf, type Operation, type Schema } from './document.ts';
import type { Fault } from './faults.ts';
import { badValues, validValue } from './values.ts';

const json = { 'content-type': 'application/json' };

/** What may be wrong with what a body says. */
export function bodyFaults(operation: Operation): Fault[] {
  const { body } = operation;
  const url = addressOf(operation);
  const sent = (fault: string, payload: fc.Arbitrary<string>, statuses = [422]): Fault => ({
    fault,
    requests: payload.map((text) => ({ url, headers: json, payload: text, statuses })),
  });
  if (operation.method === 'GET') return [];
  if (!body) return [sent('a body where none is taken', notNothing)];
  return [
    sent(
      'another kind of body',
      fc.constantFrom('[]', '[{}]', 'null', '1', '"x"', 'true', '[[[]]]'),
    ),
    sent('text that is no JSON', noJson, [400]),
    sent('a prototype', fc.constantFrom(...prototypes), [400]),
    ...shapesOf(body).flatMap((shape) => [
      sent('an unknown field', withUnknown(shape)),
      ...Object.keys(shape.properties ?? {}).map((name) =>
        sent(`a bad ${name}`, withBad(shape, name)),
      ),
      ...(shape.required ?? []).map((name) => sent(`no ${name}`, without(shape, name))),
    ]),
    {
      fault: 'too much',
      requests: fc.constant({ url, headers: json, payload: tooMuch(body), statuses: [413] }),
    },
  ];
}

const notNothing = fc.constantFrom('{"x":1}', '[]', '[1]', '1', '"x"', 'true', '{"version":1}');

const noJson = fc.constantFrom(
  ...[
    '{',
    '[',
    '{"a":1',
    '{"a":1,}',
    "{'a':1}",
    '{a:1}',
    'undefined',
    'NaN',
    '{"a":NaN}',
    '{"a":01}',
  ],
  ...[
    '{"a":1}}',
    '{"a":1} x',
    '\0',
    '{"a":"\n"}',
    '<a/>',
    'a=1',
    '{"a":"\\x"}',
    '{"a":"\\u12"}',
    '['.repeat(50_000),
  ],
);

const prototypes = [
  '{"__proto__":{"x":1}}',
  '{"custom":{"__proto__":{"x":1}}}',
  '{"constructor":{"prototype":{"x":1}}}',
];

function shapesOf(schema: Schema): Schema[] {
  return schema.oneOf ?? schema.anyOf ?? [schema];
}

function valid(shape: Schema): Record<string, unknown> {
  return { ...Object(validValue(shape)) };
}

function withUnknown(shape: Schema): fc.Arbitrary<string> {
  const names = fc.oneof(
    fc.constantFrom(
      'x',
      'id',
      'version',
      'created_at',
      'deleted_at',
      'team_id ',
      'Name',
      'toString',
      'hasOwnProperty',
    ),
    fc.constantFrom(
      '\0',
      '\ud800',
      'created_by_user_id',
      'rank',
      'closed_at',
      'password_hash',
      'set_up_at',
    ),
    fc.string({ maxLength: 30 }),
  );
  return fc
    .tuple(names, fc.constantFrom<unknown>(null, 1, 'x', {}, []))
    .filter(([name]) => !Object.hasOwn(shape.properties ?? {}, name) && name !== '__proto__')
    .map(([name, value]) => JSON.stringify({ ...valid(shape), [name]: value }));
}

function withBad(shape: Schema, name: string): fc.Arbitrary<string> {
  const values = badValues(shape.properties?.[name] ?? {});
  const endless = fc.constantFrom('1e400', '-1e400');
  return fc.oneof(
    {
      weight: 9,
      arbitrary: values.map((value) => JSON.stringify({ ...valid(shape), [name]: value })),
    },
    {
      weight: 1,
      arbitrary: endless.map((number) =>
        JSON.stringify({ ...valid(shape), [name]: 'HERE' }).replace('"HERE"', number),
      ),
    },
  );
}

function without(shape: Schema, name: string): fc.Arbitrary<string> {
  const { [name]: _, ...rest } = valid(shape);
  return fc.constant(JSON.stringify(rest));
}

function tooMuch(shape: Schema): string {
  return `${' '.repeat(1_048_577)}${JSON.stringify(validValue(shape))}`;
}
