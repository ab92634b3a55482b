import type { Problem } from '../contract/problem.ts';

/**
 * Every error the API answers: its stable code, HTTP status, and a sentence that says what to do.
 * docs/errors.md is compared with this list.
 */
export const errors = {
  unreadable: [400, 'The request cannot be read. Check its address, headers and body.'],
  unknown_parameter: [400, 'A parameter is unknown or not readable; see errors.'],
  bad_cursor: [400, 'The cursor does not belong to this list. Start again without it.'],
  not_signed_in: [401, 'Sign in, or send a valid API key.'],
  wrong_password: [401, 'E-mail and password do not match.'],
  forbidden: [
    403,
    'This is not yours to do: it belongs to somebody else, or needs another role. Ask its owner or an admin.',
  ],
  read_only_key: [403, 'This API key may only read. Use a key with scope write.'],
  cross_site: [403, 'Writes are accepted from Rapport’s own pages and with API keys only.'],
  not_found: [404, 'There is nothing here that you may see.'],
  no_such_path: [404, 'This path does not exist. /api/docs lists those that do.'],
  method_not_allowed: [405, 'This path does not take that method.'],
  too_slow_to_arrive: [408, 'The request did not arrive in time. Send it again.'],
  taken: [409, 'Another record holds this value already.'],
  neighbour_moved: [
    409,
    'The deal beside that place is no longer in this stage. Look again and drop anew.',
  ],
  already_set_up: [
    409,
    'This workspace is set up already. Sign in, or ask its admin for an invitation.',
  ],
  in_trash: [409, 'It lies in the trash. Restore it first.'],
  in_use: [409, 'Other records still need it.'],
  key_in_progress: [
    409,
    'The first request with this Idempotency-Key is still under way. Try again.',
  ],
  link_expired: [410, 'This link was used or has expired. Ask for a new one.'],
  stale: [412, 'It was changed meanwhile. Look at current and decide.'],
  too_large: [413, 'The body is too large.'],
  wrong_media_type: [415, 'Send JSON with Content-Type: application/json.'],
  expectation_failed: [417, 'Expect may say 100-continue only.'],
  invalid: [422, 'Some values are not valid; see errors.'],
  unknown_reference: [422, 'It points to a record that does not exist or that you may not see.'],
  key_reused: [422, 'This Idempotency-Key was used for another request. Choose a new one.'],
  rate_limited: [429, 'Too many attempts. Wait a little and try again.'],
  headers_too_large: [431, 'Address and headers are too large together.'],
  failed: [500, 'Something went wrong on our side. It was logged; try again.'],
  database_away: [503, 'The database is away for a moment. Try again shortly.'],
  crossed: [503, 'Another change at the same moment stood in its way. Try again.'],
  too_slow: [503, 'This took too long. Narrow it down and try again.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof errors;

/** An answer other than 2xx, thrown wherever it is found out. */
export class ProblemError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly more: Record<string, unknown>;

  constructor(code: ErrorCode, more: Record<string, unknown> = {}) {
    super(typeof more.detail === 'string' ? more.detail : errors[code][1]);
    this.code = code;
    this.status = errors[code][0];
    this.more = more;
  }
}

/** `more` may hold detail, errors, current, … as RFC 9457 allows. */
export function problem(code: ErrorCode, more: Record<string, unknown> = {}): ProblemError {
  return new ProblemError(code, more);
}

/** The body of an error, RFC 9457. */
export function problemBody(error: ProblemError): Problem {
  return {
    type: `/api/docs/errors#${error.code}`,
    title: errors[error.code][1].split('. ')[0] ?? '',
    status: error.status,
    code: error.code,
    detail: error.message,
    ...error.more,
  };
}
