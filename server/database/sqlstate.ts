import { ProblemError, problem } from '../errors.ts';

/** What the driver says of a failed statement, as far as we look at it. */
type DatabaseError = Error & {
  code?: string;
  constraint?: string;
  table?: string;
  column?: string;
};

/** Constraints whose violation has an error of its own, or a field it belongs to. */
const taken: Record<string, string> = {
  contacts_email_unique: 'email',
  contact_addresses_email: 'email',
  users_email: 'email',
  teams_name: 'name',
  pipelines_name: 'name',
  stages_name: 'name',
  invitations_open: 'email',
  dashboards_role: 'role',
};

/** Checks that span columns: the field to look at first, and what to do. */
const checks: Record<string, { path: string; message: string }> = {
  contacts_name_check: { path: 'last_name', message: 'Give a first or a last name' },
  activities_parent_check: { path: 'deal_id', message: 'Name a deal, a contact or a company' },
  dashboard_widgets_report_check: {
    path: 'report',
    message: 'A widget of kind report or count names a report, and no other does',
  },
  pipelines_check: {
    path: 'retired',
    message: 'The default pipeline cannot be retired. Make another one the default first.',
  },
};

/** The answer that a failed statement means, or null when it is a fault of ours. */
export function problemOf(error: unknown): ProblemError | null {
  if (error instanceof ProblemError) return error;
  if (!(error instanceof Error)) return null;
  const found: DatabaseError = error;
  return conflictOf(found) ?? refusalOf(found) ?? outageOf(found);
}

function conflictOf(error: DatabaseError): ProblemError | null {
  switch (error.code) {
    case '23505': {
      const path = taken[error.constraint ?? ''] ?? '';
      return problem('taken', path ? { errors: [{ path, message: 'Is taken already' }] } : {});
    }
    case '55000':
      return error.constraint === 'workspace_set_up' ? problem('already_set_up') : null;
    case '23503':
      return foreignKeyOf(error);
    default:
      return null;
  }
}

function foreignKeyOf(error: DatabaseError): ProblemError {
  if (error.constraint === 'deals_stage_id_stage_fkey' && error.message.includes('update')) {
    return problem('in_use', {
      detail:
        'Deals stand or stood in this stage, so its meaning stays. Add another stage instead.',
    });
  }
  if (error.constraint === 'deal_stage_history_stage_id_stage_fkey') {
    return problem('in_use', {
      detail:
        'Deals stand or stood in this stage, so its meaning stays. Add another stage instead.',
    });
  }
  const path = error.column ?? referenceOf(error);
  return problem('unknown_reference', {
    errors: [{ path, message: 'There is no such record that you may see' }],
  });
}

/** deals_owner_id_fkey is about owner_id. (Below policies the detail, which names it too, is withheld.) */
function referenceOf({ constraint = '', table = '' }: DatabaseError): string {
  return constraint.replace(`${table}_`, '').replace(/_fkey$/, '');
}

function refusalOf(error: DatabaseError): ProblemError | null {
  switch (error.code) {
    case '42501':
      return problem('forbidden');
    case '25006':
      return problem('read_only_key');
    case '23514':
      return failedCheck(error);
    case '23502':
      return problem('invalid', { errors: [{ path: error.column ?? '', message: 'Is required' }] });
    case '22001':
      return problem('invalid', { detail: 'A text is too long.' });
    case '57014':
      return problem('too_slow');
    case '40P01': // a deadlock, of which we were chosen to end
    case '40001':
      return problem('crossed');
    default:
      return dataException(error.code);
  }
}

/** Class 22 (out of range, not readable) and program limits (54: too deep, too large) are bad input. */
function dataException(code = ''): ProblemError | null {
  return /^(22|54)/.test(code)
    ? problem('invalid', { detail: 'A value is out of range or cannot be read.' })
    : null;
}

/** A check of ours raises a sentence and names the column; a plain one names itself. */
function failedCheck({ constraint = '', column, message }: DatabaseError): ProblemError {
  if (column) return problem('invalid', { detail: message, errors: [{ path: column, message }] });
  const known = checks[constraint] ?? { path: fieldOf(constraint), message: 'Is not allowed' };
  return problem('invalid', { errors: [known] });
}

/** deals_value_cents_check is about value_cents. */
function fieldOf(constraint: string): string {
  return constraint.replace(/^[a-z]+_/, '').replace(/_check\d*$/, '');
}

const away = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT']);

/** The database is starting, stopping or gone; connections were cut. */
function outageOf(error: DatabaseError): ProblemError | null {
  const code = error.code ?? '';
  const gone =
    away.has(code) ||
    code.startsWith('08') ||
    code.startsWith('57P') ||
    code === '53300' ||
    /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(
      error.message,
    );
  return gone ? problem('database_away') : null;
}
