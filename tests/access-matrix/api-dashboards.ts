import { cast } from '../../database/seed/cast.ts';
import type { Client, TestApp } from '../app.ts';
import type { TestDatabase } from '../database.ts';
import { makeRow } from '../rows.ts';
import type { Person } from './world.ts';

const { ines, sander, marta, vera, noor } = cast.people;
const readers = [ines, sander, marta, vera];

/** The statuses for admin, manager, rep and viewer. */
type Statuses = readonly [number, number, number, number];

type Act = {
  route: string;
  body?: object;
  /** On one's own dashboard, on Noor's that everyone may read, on one that she keeps for herself. */
  own: Statuses;
  shared: Statuses;
  hidden: Statuses;
};

const all = (status: number): Statuses => [status, status, status, status];
const own = (status: number): Statuses => [status, status, status, 403];
const shared = (status: number): Statuses => [status, 403, 403, 403];
/** Who may write nothing at all is told so before anything is looked for. */
const hidden: Statuses = [404, 404, 404, 403];
const changed = (status: number) => ({ own: own(status), shared: shared(status), hidden });

const widgets = '/api/dashboards/{id}/widgets';

const acts: Act[] = [
  { route: 'GET /api/dashboards/{id}', own: all(200), shared: all(200), hidden: all(404) },
  { route: 'PATCH /api/dashboards/{id}', body: { name: 'Renamed' }, ...changed(200) },
  { route: 'DELETE /api/dashboards/{id}', ...changed(204) },
  { route: 'POST /api/dashboards/{id}/restore', ...changed(200) },
  // Both look for what is there first.
  { route: `POST ${widgets}`, body: { kind: 'feed' }, ...changed(201), hidden: all(404) },
  {
    ...{ route: `PUT ${widgets}/{widget_id}/place`, body: { after_id: null } },
    ...{ ...changed(200), hidden: all(404) },
  },
  { route: `PATCH ${widgets}/{widget_id}`, body: { width: 4 }, ...changed(200) },
  { route: `DELETE ${widgets}/{widget_id}`, ...changed(204) },
];

const listing = 'GET /api/dashboards';
const adding = 'POST /api/dashboards';

export const dashboardRoutes = [...acts.map(({ route }) => route), listing, adding];

type Compare = (what: string, expected: unknown, found: unknown) => void;

/** Where an act is answered otherwise than written above, or the list holds another dashboard. */
export async function differencesOnDashboards(
  rapport: TestApp,
  database: TestDatabase,
): Promise<string[]> {
  const differences: string[] = [];
  for (const [place, person] of readers.entries()) {
    const client = await rapport.as(person);
    const compare: Compare = (what, expected, found) => {
      if (found !== expected)
        differences.push(`${person.name}, ${what}: ${found}, not ${expected}`);
    };
    const { status } = await client('POST', '/api/dashboards', { name: 'New' });
    compare(adding, own(201)[place], status);
    for (const what of ['own', 'shared', 'hidden'] as const) {
      const { id } = await makeStand(database, what, person);
      const { body } = await client<{ data: { id: string }[] }>('GET', '/api/dashboards');
      const isListed = body.data.some((one) => one.id === id);
      compare(`${listing} with ${what}`, what !== 'hidden', isListed);
      for (const act of acts) {
        const answered = await attempt(client, act, await makeStand(database, what, person));
        compare(`${act.route} on ${what}`, act[what][place], answered);
      }
    }
  }
  return differences;
}

type Stand = { id: string; widget: string };

async function attempt(client: Client, { route, body }: Act, { id, widget }: Stand) {
  const [method, path = ''] = route.split(' ');
  const url = path.replace('{id}', id).replace('{widget_id}', widget);
  const { status } = await client(method as 'GET', url, body); // routes name their own
  return status;
}

async function makeStand({ owner }: TestDatabase, what: keyof Act, reader: Person): Promise<Stand> {
  const { id } = await makeRow(owner, 'dashboards', {
    ...{ name: what, owner_id: what === 'own' ? reader.id : noor.id },
    shared_with: what === 'shared' ? 'everyone' : 'private',
  });
  const widget = await makeRow(owner, 'dashboard_widgets', { dashboard_id: id, kind: 'feed' });
  return { id, widget: widget.id };
}
