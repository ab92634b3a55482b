import type pg from 'pg';

/**
 * One SQL statement as a template library makes it: `$1, $2 …` and their values. One that `counts`
 * much is planned anew each time for its values, with more memory to sort in.
 */
export type Statement = {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly counts?: boolean;
};

/** A statement sent under a name, so that the database plans it once a connection. */
export type NamedStatement = Statement & { readonly name: string };

/** What one statement answered: each value as PostgreSQL's text, and its command tag. */
export type Answer = { rows: (string | null)[][]; tag: string };

/**
 * Sends all statements under one Sync, which makes them one implicit transaction (or a part of the
 * explicit one that is open): one write to the socket, one answer. Rejects with the first error;
 * nothing after it has run. An unnamed statement ('') is planned for this time only.
 *
 * Extended query protocol: PostgreSQL manual, "Message Flow", "Pipelining".
 */
export function flush(client: pg.ClientBase, statements: NamedStatement[]): Promise<Answer[]> {
  return new Promise((resolve, reject) => {
    client.query(new Flush(statements, resolve, reject));
  });
}

/** Names the database knows on a connection, and those sent but not yet confirmed, in order. */
type Known = { parsed: Set<string>; sent: string[] };
const knownOf = new WeakMap<pg.Connection, Known>();

function namesOn(connection: pg.Connection): Known {
  const known = knownOf.get(connection) ?? { parsed: new Set<string>(), sent: [] };
  if (!knownOf.has(connection)) {
    knownOf.set(connection, known);
    connection.on('parseComplete', () => {
      const name = known.sent.shift();
      if (name) known.parsed.add(name);
    });
  }
  return known;
}

/** What the driver calls a Submittable: it hands us every message that belongs to our turn. */
class Flush {
  readonly #statements: NamedStatement[];
  readonly #resolve: (answers: Answer[]) => void;
  readonly #reject: (error: Error) => void;
  readonly #answers: Answer[] = [];
  #rows: (string | null)[][] = [];
  #known: Known | null = null;

  constructor(
    statements: NamedStatement[],
    resolve: (answers: Answer[]) => void,
    reject: (error: Error) => void,
  ) {
    this.#statements = statements;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: pg.Connection) {
    const known = namesOn(connection);
    this.#known = known;
    connection.stream.cork();
    for (const { name, text, values } of this.#statements) {
      if (name === '' || !known.parsed.has(name)) {
        connection.parse({ name, text, types: [] }, true);
        known.sent.push(name);
      }
      connection.bind(
        { portal: '', statement: name, binary: '', values: values.map(toText) },
        true,
      );
      connection.execute({ portal: '', rows: '0' }, true);
    }
    connection.sync();
    connection.stream.uncork();
  }

  handleDataRow(message: { fields: (string | null)[] }) {
    this.#rows.push(message.fields);
  }

  handleCommandComplete(message: { text: string }) {
    this.#answers.push({ rows: this.#rows, tag: message.text });
    this.#rows = [];
  }

  handleReadyForQuery() {
    this.#resolve(this.#answers);
  }

  handleError(error: Error) {
    if (this.#known) this.#known.sent = []; // what was sent after the failing statement was skipped
    this.#reject(error);
  }

  handleEmptyQuery() {}
  handleRowDescription() {}
  handlePortalSuspended() {}
  handleCopyInResponse() {}
  handleCopyData() {}
}

/** A value as PostgreSQL reads it in text format. Objects are JSON, lists are arrays. */
function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return `{${value.map(toElement).join(',')}}`;
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}

function toElement(value: unknown): string {
  const text = toText(value);
  return text === null ? 'NULL' : `"${text.replace(/(["\\])/g, '\\$1')}"`;
}
