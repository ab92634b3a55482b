import { expectations, type Role, type TableRules, type Verb, type Word } from './expectations.ts';
import type { Person, Subject } from './world.ts';

export type Openness = 'private' | 'team' | 'everyone';

/** What the workspace opens to whom. */
export type Workspace = Record<'companies' | 'contacts' | 'deals', Openness>;

/** What the expectations say of one person, one verb, one row. */
export function may(person: Person, verb: Verb, subject: Subject, workspace: Workspace): boolean {
  const rules: TableRules = expectations[subject.rules];
  const role: Role = person.role;
  const allowed = rules[verb][role].some((word) => holds(word, person, subject, workspace));
  if (verb === 'select' || verb === 'insert') return allowed;
  return allowed && may(person, 'select', subject, workspace);
}

function holds(word: Word, person: Person, subject: Subject, workspace: Workspace): boolean {
  const { deal, contact, company, record } = subject;
  const parent = record ?? deal ?? contact ?? company;
  const reads = (one: Subject | undefined) =>
    one !== undefined && may(person, 'select', one, workspace);
  const changes = (one: Subject | undefined) =>
    one !== undefined && may(person, 'update', one, workspace);
  switch (word) {
    case 'all':
      return true;
    case 'own':
      return subject.owners.some((owner) => owner?.id === person.id);
    case 'team':
      return subject.owners.some((owner) => sharesTeam(person, owner));
    case 'below':
      return subject.owners.some((owner) => isBelow(person, owner));
    case 'unowned':
      return subject.owners.includes(null);
    case 'unowned company':
      return subject.object === 'companies' && subject.owners.includes(null);
    case 'open':
      return isOpen(person, subject, workspace);
    case 'open to everyone':
      return subject.object !== undefined && workspace[subject.object] === 'everyone';
    case 'of team':
      return person.team !== null && subject.team?.id === person.team.id;
    case 'of team below':
      return isTeamBelow(person, subject.team ?? null);
    case 'of role':
      return subject.role === person.role;
    case 'author':
      return subject.author?.id === person.id;
    case 'assignee':
      return subject.assignee?.id === person.id;
    case 'self':
      return subject.user?.id === person.id;
    case 'reads parent':
      return reads(parent);
    case 'reads every parent':
      return [deal, contact, company].every((one) => one === undefined || reads(one));
    case 'reads deal and contact':
      return reads(deal) && reads(contact);
    case 'changes parent':
      return changes(parent);
    case 'changes deal':
      return changes(deal);
    case 'changes deal, reads contact':
      return changes(deal) && reads(contact);
    case 'changes contact':
      return changes(contact);
  }
}

function sharesTeam(person: Person, owner: Person | null): boolean {
  return owner !== null && person.team !== null && owner.team?.id === person.team.id;
}

function isBelow(person: Person, owner: Person | null): boolean {
  return isTeamBelow(person, owner?.team ?? null);
}

function isTeamBelow(person: Person, lower: Person['team']): boolean {
  for (let team = lower?.parent ?? null; team !== null; team = team.parent) {
    if (team.id === person.team?.id) return true;
  }
  return false;
}

function isOpen(person: Person, { object, owners }: Subject, workspace: Workspace): boolean {
  if (object === undefined) return false;
  if (workspace[object] === 'everyone') return true;
  return workspace[object] === 'team' && owners.some((owner) => sharesTeam(person, owner));
}
