import { contactList } from '../server/contacts/queries.ts';
import type { Person } from '../server/database/as-user.ts';
import type { Statement } from '../server/database/flush.ts';
import { columnCards } from '../server/deals/board-queries.ts';
import { moveDeal } from '../server/deals/queries.ts';
import { findStatement, listStatement } from '../server/lists/list.ts';
import { insertRecord } from '../server/records/queries.ts';

/** Something people do, as the request they send and the statements that it runs. */
export type Case = {
  name: string;
  /** Share of pgbench's throughput that is due (docs: DESIGN 8). */
  budget: number;
  acts(who: Asker): Act[];
};

export type Asker = { person: Person; contacts: string[]; deals: string[]; stages: string[] };
export type Act = { method: string; path: string; body?: unknown; statements: Statement[] };

const page = { limit: 50, sort: '-created_at', deleted: 'false', count: 'false' } as const;
/** What people type: parts of names and addresses; the first two match a tenth of all contacts. */
const fragments = [
  'novakberg',
  'elin',
  'lind 3f',
  '@company77',
  'haddad 1c',
  'p1f3',
  '70791',
  'anna meyer',
];

export const cases: Case[] = [
  {
    name: 'contact by id',
    budget: 0.8,
    acts: ({ contacts }) =>
      contacts.map((id) => ({
        method: 'GET',
        path: `/api/contacts/${id}`,
        statements: [findStatement(contactList, id)],
      })),
  },
  {
    name: 'list of 50',
    budget: 0.6,
    acts: ({ person }) => [
      {
        method: 'GET',
        path: '/api/contacts',
        statements: [listStatement(contactList, page, person)],
      },
    ],
  },
  {
    name: 'stage column',
    budget: 0.8,
    acts: ({ person, stages }) =>
      stages.slice(0, 1).map((id) => ({
        method: 'GET',
        path: `/api/deals/board/column?stage_id=${id}`,
        statements: [columnCards({ id, closed: false }, 25, {}, person, null)],
      })),
  },
  {
    name: 'stage move',
    budget: 0.7,
    acts: ({ deals, stages }) =>
      stages.slice(1, 4).flatMap((stage_id) =>
        deals.map((id) => ({
          method: 'PUT',
          path: `/api/deals/${id}/stage`,
          body: { stage_id },
          statements: [moveDeal(id, { stage_id }, null)],
        })),
      ),
  },
  {
    name: 'contact create',
    budget: 0.7,
    acts: () => {
      const body = { first_name: 'Bench', last_name: 'Person', job_title: 'Buyer' };
      return [
        {
          method: 'POST',
          path: '/api/contacts',
          body,
          statements: [insertRecord(contactList, body)],
        },
      ];
    },
  },
  {
    name: 'search by fragment',
    budget: 0.6,
    acts: ({ person }) =>
      fragments.map((q) => ({
        method: 'GET',
        path: `/api/contacts?q=${encodeURIComponent(q)}`,
        statements: [listStatement(contactList, { ...page, q }, person)],
      })),
  },
];
