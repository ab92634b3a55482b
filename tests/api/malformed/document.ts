import type { FastifyInstance } from 'fastify';

/** As much of JSON Schema as the API document uses. */
export type Schema = {
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'null';
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
};

export type Parameter = {
  in: 'path' | 'query' | 'header';
  name: string;
  required?: boolean;
  schema: Schema;
};

export type Operation = {
  method: string;
  /** As the document writes it: `/api/deals/{id}`. */
  path: string;
  parameters: Parameter[];
  body: Schema | null;
};

type Written = {
  parameters?: Parameter[];
  requestBody?: { content: { 'application/json': { schema: Schema } } };
};

/** Every operation of the API document, from the document alone. */
export function operationsOf(app: FastifyInstance): Operation[] {
  const { paths }: { paths: Record<string, Record<string, Written>> } = JSON.parse(
    JSON.stringify(app.swagger()),
  );
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      parameters,
      body: requestBody ? fullShape(requestBody.content['application/json'].schema) : null,
    })),
  );
}

/** An object of which one field or another is required: the first is as good as any. */
function fullShape(schema: Schema): Schema {
  if (schema.type !== 'object') return schema;
  const { anyOf, oneOf, required = [], ...rest } = schema;
  const [first] = anyOf ?? oneOf ?? [];
  return { ...rest, required: [...required, ...(first?.required ?? [])] };
}

export const anId = 'f10d0000-0000-4000-8000-00000000abcd';

/** The operation's address with parts that can be read, and the parameters it cannot do without. */
export function addressOf({ path, parameters }: Operation): string {
  const required = parameters.filter((one) => one.in === 'query' && one.required);
  const query = required.map(({ name, schema }) => `${name}=${schema.format ? anId : 'x'}`);
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name) => readablePart(name));
  return query.length ? `${address}?${query.join('&')}` : address;
}

export function readablePart(name: string): string {
  return name.endsWith('id') && name !== 'external_id' ? anId : 'x';
}

/** A parameter more. */
export function withQuery(address: string, query: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}${query}`;
}
