import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { roles } from '../../contract/users.ts';
import { cast } from '../../database/seed/cast.ts';
import { insertRow, type Row } from '../rows.ts';
import { nameOf, type Person, type Subject, type World } from './world.ts';

const { noor, tuva, petra } = cast.people;

type What = Pick<Subject, 'rules' | 'label' | 'owners' | 'team' | 'role'>;

/**
 * Everybody's own dashboards, kept and shared; the roles' first ones; what is told of them. Each as
 * its owner could have made it: one statement tries all rows, and would end at a row that may stand
 * but not be written again.
 */
export async function addDashboards(world: World, owner: pg.Client): Promise<void> {
  for (const person of [...world.readers, noor, tuva]) {
    const whose = { label: `${nameOf(person)}'s dashboard`, owners: [person] };
    const own = { name: 'Mine', owner_id: person.id };
    await add(world, owner, { rules: 'dashboards: private', ...whose }, own);
    if (person.role === 'viewer') continue;
    const { team } = person;
    if (team) {
      const shared = { ...own, shared_with: 'team', team_id: team.id };
      await add(world, owner, { rules: 'dashboards: of a team', ...whose, team }, shared);
    }
    if (person.role === 'rep') continue;
    const shared = { ...own, shared_with: 'everyone' };
    await add(world, owner, { rules: 'dashboards: of everyone', ...whose }, shared);
    await addTrashed(world, owner, whose, shared);
  }
  for (const role of roles) await addOfRole(world, owner, role);
  await addGone(world, owner, null, { shared_with: 'everyone' });
  for (const person of [petra, noor, ...world.readers]) await addGone(world, owner, person, {});
}

async function add(world: World, owner: pg.Client, what: What, row: Row) {
  const id = randomUUID();
  await insertRow(owner, 'dashboards', { ...row, id });
  await addKnown(world, owner, id, what, row);
}

/** The migration made it. */
async function addOfRole(world: World, owner: pg.Client, role: Person['role']) {
  const { rows } = await owner.query<{ id: string }>('select id from dashboards where role = $1', [
    role,
  ]);
  const label = `the dashboard of ${role}s`;
  const row = { name: 'Second', owner_id: null, shared_with: 'role', role };
  const what: What = { rules: 'dashboards: of a role', label, owners: [], role };
  await addKnown(world, owner, rows[0]?.id ?? '', what, row);
}

async function addKnown(world: World, owner: pg.Client, id: string, what: What, another: Row) {
  const { dashboard, widget } = subjectsOf(id, what, another);
  await insertRow(owner, 'dashboard_widgets', { ...widget.another, id: widget.id });
  world.subjects.push(dashboard, widget, {
    ...{ rules: 'changes: of a dashboard', label: `a change of ${what.label}`, owners: [] },
    ...changeOf(id, `action = 'insert'`),
    record: dashboard,
  });
}

/** A dashboard and a widget on it. */
function subjectsOf(id: string, what: What, another: Row) {
  const dashboard: Subject = {
    ...{ ...what, table: 'dashboards', id, where: `id = '${id}'`, another, column: 'name' },
  };
  const widgetId = randomUUID();
  const widget: Subject = {
    ...{ rules: 'dashboard_widgets', label: `a widget of ${what.label}`, owners: [] },
    ...{ table: 'dashboard_widgets', id: widgetId, record: dashboard, column: 'width' },
    ...{ where: `id = '${widgetId}'`, another: { dashboard_id: id, kind: 'feed' } },
  };
  return { dashboard, widget };
}

async function addTrashed(
  world: World,
  owner: pg.Client,
  { label, owners }: Pick<What, 'label' | 'owners'>,
  shared: Row,
) {
  const row = { ...shared, deleted_at: new Date().toISOString() };
  const what: What = {
    ...{ rules: 'dashboards: of everyone, in the trash', owners },
    label: `${label} in the trash`,
  };
  const id = randomUUID();
  const { dashboard, widget } = subjectsOf(id, what, row);
  await insertRow(owner, 'dashboards', { ...row, id });
  await insertRow(owner, 'dashboard_widgets', { ...widget.another, id: widget.id });
  world.subjects.push(dashboard, { ...widget, rules: 'dashboard_widgets: in the trash' });
}

/** Nobody, where it was shared. */
async function addGone(world: World, owner: pg.Client, person: Person | null, shared: object) {
  const id = randomUUID();
  const row = { id, name: 'Gone', owner_id: person?.id ?? noor.id, ...shared };
  await insertRow(owner, 'dashboards', row);
  await owner.query('delete from dashboards where id = $1', [id]);
  world.subjects.push({
    ...{ rules: 'changes: of what went', label: `the end of ${nameOf(person)}'s dashboard` },
    ...{ owners: [person], ...changeOf(id, `action = 'delete'`) },
  });
}

function changeOf(id: string, condition: string) {
  return {
    ...{ id: randomUUID(), table: 'changes', column: 'action' },
    where: `record_id = '${id}' and ${condition}`,
    another: { table_name: 'dashboards', record_id: id, action: 'update' },
  };
}
