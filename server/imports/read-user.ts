import { readEmails, readLine, readWord } from './read-value.ts';
import type { Row } from './row.ts';
import { roles } from './values/words.ts';

/** A user is known by e-mail, else by name. */
export function readUser(row: Row): string {
  const { values } = row;
  const whole = readLine(row, 'name');
  const parts = [readLine(row, 'first_name'), readLine(row, 'last_name')].filter(Boolean);
  values.name = whole ?? (parts.join(' ') || null);
  values.email = readEmails(row, 'email')[0] ?? null;
  values.manager = readLine(row, 'manager');
  readTeam(row);
  const role = readWord(row, 'role', roles);
  if (role === undefined) {
    row.refuse('role', `“${row.text('role')}” is none of admin, manager, rep, viewer`);
  }
  values.role = role ?? null;
  if (values.name === null && row.problems.length === 0) row.refuse('name', 'is empty');
  return values.email ? `email:${values.email.toLowerCase()}` : `name:${values.name}`;
}

/** Without a team of its own a row belongs to its manager's, below the office. */
function readTeam(row: Row): void {
  const { values } = row;
  const team = readLine(row, 'team');
  const office = readLine(row, 'parent_team');
  if (team) {
    values.team = team;
    values.parent_team = office === team ? null : office;
  } else if (values.manager) {
    values.team = `${values.manager}’s team`;
    values.parent_team = office;
  } else {
    values.team = office;
    values.parent_team = null;
  }
}
