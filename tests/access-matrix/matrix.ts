import type pg from 'pg';
import { may, type Workspace } from './rules.ts';
import { type Try, triesOf } from './tries.ts';
import type { Person, Subject, World } from './world.ts';

/** Where the matrix plays: sets what is open, and tries statements as a person, undoing each. */
export type Stage = {
  open(workspace: Workspace): Promise<void>;
  tryAs(person: Person, statements: string[]): Promise<string[]>;
};

export const closed: Workspace = { companies: 'private', contacts: 'private', deals: 'private' };

/** Closed, then each kind of record opened by itself: to teams, to everyone. */
export const workspaces: Workspace[] = [
  closed,
  { ...closed, companies: 'team' },
  { ...closed, contacts: 'team' },
  { ...closed, deals: 'team' },
  { ...closed, companies: 'everyone' },
  { ...closed, contacts: 'everyone' },
  { ...closed, deals: 'everyone' },
];

/**
 * Tries every verb on every subject as every reader in every workspace, and answers where the
 * database and the expectations differ. `enough`: how many differences to look for.
 */
export async function findDifferences(
  stage: Stage,
  { readers, subjects }: World,
  { enough = 1000 } = {},
): Promise<string[]> {
  const differences: string[] = [];
  const tries = triesOf(subjects);
  const statements = tries.map((one) => one.statement);
  for (const workspace of workspaces) {
    await stage.open(workspace);
    for (const reader of readers) {
      const outcomes = await stage.tryAs(reader, statements);
      for (const [place, one] of tries.entries()) {
        const done = placesDone(outcomes[place] ?? '', one);
        differences.push(...differencesIn(one, done, reader, workspace));
      }
      if (differences.length >= enough) return differences;
    }
  }
  return differences;
}

/** An outcome lists the places of the rows, or is an SQLSTATE. Any other error is a fault of the test. */
function placesDone(outcome: string, { verb, subjects, statement }: Try): Set<number> {
  switch (outcome) {
    case '42501': // not granted, or refused by a policy
    case '23503': // points to what one may not see
      return new Set();
    case '23505': // the row is there already: policies let it through
      return new Set(subjects.keys());
  }
  if (!outcome.startsWith('{')) throw new Error(`${outcome}: ${statement}`);
  if (verb === 'insert') return new Set(subjects.keys());
  const places = outcome.slice(1, -1).split(',');
  return new Set(places.filter((place) => place !== '').map(Number));
}

function differencesIn(
  { verb, subjects }: Try,
  done: Set<number>,
  reader: Person,
  workspace: Workspace,
): string[] {
  return subjects.flatMap((subject, place) => {
    const allowed = done.has(place);
    if (allowed === may(reader, verb, subject, workspace)) return [];
    return [told(reader, allowed, `${verb} ${subject.label}`, subject, workspace)];
  });
}

function told(
  { name, role }: Person,
  allowed: boolean,
  what: string,
  { rules }: Subject,
  workspace: Workspace,
): string {
  const open = Object.entries(workspace).filter(([, whom]) => whom !== 'private');
  const opened = open.map(([object, whom]) => `, ${object} open to ${whom}`).join('');
  return `${name} (${role}) ${allowed ? 'may' : 'may not'} ${what} (${rules}${opened})`;
}

/** Sets what is open, as the owner. */
export async function openWorkspace(owner: pg.Client, workspace: Workspace): Promise<void> {
  await owner.query(
    `update workspace set companies_open_to = $1, contacts_open_to = $2, deals_open_to = $3`,
    [workspace.companies, workspace.contacts, workspace.deals],
  );
}
