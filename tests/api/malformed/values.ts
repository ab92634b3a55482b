import fc from 'fast-check';
import { anId, type Schema } from './document.ts';

/** A value that the schema takes; of an object only what is required. */
export function validValue(schema: Schema): unknown {
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return validValue(first);
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, validValue(schema.properties?.[name] ?? {})]),
      );
    case 'string':
      return validText(schema);
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => validValue(schema.items ?? {}));
    default:
      return null;
  }
}

function validText({ format, pattern = '', minLength = 1 }: Schema): string {
  switch (format) {
    case 'uuid':
      return anId;
    case 'email':
      return 'somebody@x.example';
    case 'date':
      return '2026-03-01';
    case 'date-time':
      return '2026-03-01T10:00:00Z';
  }
  if (pattern.includes('A-Z')) return 'EUR';
  return pattern.includes('#') ? '#1b5a43' : 'x'.repeat(minLength);
}

/** Texts that somebody's mistake, script or malice sends where another was meant. */
const texts = [
  ...['', ' ', '0', '-1', '1.5', '1e3', '0x10', 'NaN', 'Infinity', '99999999999999999999'],
  ...['null ', 'true', 'TRUE', 'undefined', '[object Object]', "' or 1=1 --", '%', '*', '../..'],
  ...[anId.slice(1), `${anId}0`, `{${anId}}`, anId.replace('4', 'g'), anId.replaceAll('-', '')],
  ...['2026-02-30', '2026-13-01', '26-01-01', '0000-01-01', '+012026-01-01', '2026-01-01T10:00'],
  ...['0000-06-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-14:00'],
  ...['2026-01-01T25:00:00Z', '2026-01-01T10:00:00+23:59', '-infinity', 'now', 'today'],
  ...['created_at desc', 'name;drop table deals', 'a@b', 'e\u0301', '\u202e', '😀', '\t'],
];

const written = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...texts) },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary-ascii', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
);

/** Texts that the schema must refuse in an address. */
export function badTexts(schema: Schema): fc.Arbitrary<string> {
  const long = fc.constantFrom('x'.repeat(2001), '9'.repeat(300), '😀'.repeat(1001));
  return fc
    .oneof({ weight: 6, arbitrary: written }, { weight: 1, arbitrary: long })
    .filter((text) => !takesText(schema, text));
}

/** Whether an address may say this: the test's own reading of the schema, not the server's. */
export function takesText(schema: Schema, text: string): boolean {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.some((one) => takesText(one, text));
  if (schema.enum) return schema.enum.includes(text);
  if (schema.type === 'integer') {
    const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = schema;
    return /^\d{1,16}$/.test(text) && Number(text) >= minimum && Number(text) <= maximum;
  }
  return takesString(schema, text);
}

function takesString(schema: Schema, text: string): boolean {
  const { pattern, format, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  if (text.includes('\0') || text.length > maxLength) return false;
  if (pattern && !new RegExp(pattern).test(text)) return false;
  if (format === 'date' || format === 'date-time') return isInOurYears(text);
  return text.length >= minLength;
}

function isInOurYears(text: string): boolean {
  const moment = Date.parse(text);
  const year = new Date(moment).getUTCFullYear();
  return year >= 1 && year <= 9999 && !/[+-](1[6-9]|2\d):\d\d$/.test(text);
}

const ofType: Record<string, unknown[]> = {
  string: ['', 'x', '1', 'null'],
  number: [0, -1, 1.5, 1e308, 2 ** 53],
  boolean: [true, false],
  object: [{}, { id: anId }, { $gt: '' }],
  array: [[], [null], [[]], ['x', 'y'], [{}]],
  null: [null],
};

/** Values that the schema must refuse in a body. */
export function badValues(schema: Schema): fc.Arbitrary<unknown> {
  const types = typesOf(schema);
  const strange = Object.entries(ofType).flatMap(([type, all]) => (types.has(type) ? [] : all));
  const kinds = [fc.constantFrom(...strange)];
  if (types.has('string')) kinds.push(badStrings(schema));
  if (types.has('number')) kinds.push(badNumbers(schema));
  if (types.has('object')) kinds.push(badObjects);
  return fc.oneof(...kinds);
}

function typesOf(schema: Schema): Set<string> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return new Set(choices.flatMap((one) => [...typesOf(one)]));
  const type = schema.type ?? (schema.enum ? 'string' : 'object');
  return new Set([type === 'integer' ? 'number' : type]);
}

function badStrings(schema: Schema): fc.Arbitrary<string> {
  const broken = fc.constantFrom('\0', 'x\0y', '\ud800', 'x\udc00y', '\udfff\ud800');
  return fc
    .oneof(written, broken, fc.constant('x'.repeat(100_001)))
    .filter((text) => !text.isWellFormed() || !takesText(schema, text));
}

function badNumbers(schema: Schema): fc.Arbitrary<number> {
  const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = numberIn(schema);
  const all = [minimum - 1, minimum + 0.5, maximum + 1, 2 ** 53, -(2 ** 63), 1e308, -1e308];
  return fc.constantFrom(...all);
}

function numberIn(schema: Schema): Schema {
  const choices = schema.anyOf ?? [schema];
  return choices.find(({ type }) => type === 'integer' || type === 'number') ?? schema;
}

/** Of free values only what no database keeps, and what is nested deeper than anyone reads. */
const badObjects: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom({ a: '\0' }, { a: { b: ['x\0'] } }, { 'a\0': 1 }, { a: '\ud800' }),
  fc.constantFrom({ '\udc00': 1 }, { a: [{ b: '\ud83d' }] }, { ['x'.repeat(256)]: 1 }),
  fc.integer({ min: 40, max: 2_000 }).map((depth) => nested(depth, (inner) => [inner])),
  fc.integer({ min: 40, max: 2_000 }).map((depth) => nested(depth, (inner) => ({ a: inner }))),
);

function nested(depth: number, around: (inner: unknown) => unknown): unknown {
  let inner: unknown = 1;
  for (let n = 0; n < depth; n++) inner = around(inner);
  return { a: inner };
}
