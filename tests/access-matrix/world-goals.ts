import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { cast } from '../../database/seed/cast.ts';
import { insertRow } from '../rows.ts';
import { nameOf, type Subject, type World } from './world.ts';

const { noor, tuva, leo } = cast.people;

type Whose = Pick<Subject, 'owners' | 'team' | 'rules' | 'label'>;

/** Goals of people, of teams and of the workspace, and what the triggers told of them. */
export async function addGoals(world: World, owner: pg.Client): Promise<void> {
  for (const person of [...world.readers, noor, tuva, leo]) {
    const label = `${nameOf(person)}'s goal`;
    const whose: Whose = { rules: 'goals: of a person', label, owners: [person] };
    await addGoal(world, owner, whose, { user_id: person.id });
  }
  for (const team of Object.values(cast.teams)) {
    const label = `the goal of ${team.name}`;
    const whose: Whose = { rules: 'goals: of a team', label, owners: [], team };
    await addGoal(world, owner, whose, { team_id: team.id });
  }
  const label = 'the goal of the workspace';
  await addGoal(world, owner, { rules: 'goals: of the workspace', label, owners: [] }, {});
}

async function addGoal(world: World, owner: pg.Client, whose: Whose, subject: object) {
  const id = randomUUID();
  const row = { ...subject, currency: 'EUR', value_cents: 1 };
  await insertRow(owner, 'goals', { ...row, id, month: '2026-01-01' });
  const goal: Subject = {
    ...{ ...whose, table: 'goals', id, where: `id = '${id}'`, column: 'value_cents' },
    another: { ...row, month: '2026-02-01' },
  };
  world.subjects.push(goal, ...trailOf(goal));
}

function trailOf(record: Subject): Subject[] {
  const { id, label } = record;
  const told = {
    ...{ id: randomUUID(), owners: [], where: `record_id = '${id}'` },
    another: { table_name: 'goals', record_id: id, action: 'update' },
  };
  return [
    {
      ...{ ...told, rules: 'changes: of a goal', label: `a change of ${label}`, table: 'changes' },
      ...{ column: 'action', record },
    },
    {
      ...{ ...told, rules: 'audit_log: of the workspace', label: `the audit of ${label}` },
      ...{ table: 'audit_log', column: 'via' },
    },
  ];
}
