import type { Problem } from '../../contract/problem.ts';

/** What the server answered instead of what was asked for: RFC 9457, or no answer at all. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ApiProblem';
    this.problem = problem;
  }

  get status() {
    return this.problem.status;
  }

  get code() {
    return this.problem.code;
  }

  /** The record as it is now, sent along with 409 and 412. */
  get current(): unknown {
    return this.problem.current;
  }

  /** Where no form stands that could show it at its field: the first thing that was not valid. */
  static reasonOf(error: Error): string {
    if (!(error instanceof ApiProblem)) return error.message;
    return error.problem.errors?.[0]?.message ?? error.message;
  }

  /** Messages by field, for forms. */
  get fieldErrors(): Record<string, string> {
    return Object.fromEntries(
      (this.problem.errors ?? []).map(({ path, message }) => [path, message]),
    );
  }
}

type Parameter = string | number | boolean | null | undefined;

export type ApiRequest = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Query parameters under their API names; undefined ones are left out. */
  query?: Record<string, Parameter>;
  body?: unknown;
  /** Guards a change: the version it was made on. */
  version?: number;
  signal?: AbortSignal;
};

/** Asks our own API. Answers the JSON, or undefined for 204; anything but 2xx throws ApiProblem. */
export async function api<Answer>(path: string, request: ApiRequest = {}): Promise<Answer> {
  const response = await send(path, request);
  if (!response.ok) throw new ApiProblem(await readProblem(response));
  const text = await response.text();
  // The one place where data enters the app: its shape is the contract's, tested on the server.
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

async function send(path: string, { method = 'GET', query, body, version, signal }: ApiRequest) {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  try {
    return await fetch(`/api${path}${queryString(query)}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiProblem(ownProblem(0, 'offline', 'The server does not answer.'));
  }
}

function queryString(query: ApiRequest['query']) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

async function readProblem(response: Response): Promise<Problem> {
  if (response.headers.get('content-type')?.includes('problem+json')) {
    return (await response.json()) as Problem;
  }
  return ownProblem(response.status, 'unreadable', `The server answered ${response.status}.`);
}

function ownProblem(status: number, code: string, detail: string): Problem {
  return { type: `about:blank#${code}`, title: detail, status, code, detail };
}
