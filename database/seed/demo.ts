import { hashPassword } from 'better-auth/crypto';
import type pg from 'pg';
import { ExitError } from '../../server/exit-error.ts';
import { makeActivities } from './activities.ts';
import { cast, castPassword, seedCast } from './cast.ts';
import { makeCompanies } from './companies.ts';
import { makeContacts } from './contacts.ts';
import { makeDealContacts, settleLifecycles } from './deal-contacts.ts';
import { makeDeals } from './deals.ts';
import { insertGoals } from './goals.ts';
import { importStays, insertRows, readPipeline } from './rows.ts';

export type SeedOptions = {
  /** The sample year ends here. The same moment gives the same rows, ids too. */
  now: Date;
  /** Rows written so far, and how many there will be. */
  progress?: (done: number, total: number) => void;
};

/** Sample data come into an empty workspace only; the message says so. */
export class NotEmptyError extends ExitError {}

/**
 * A whole sample workspace to try out, signed in as anyone of the cast: all have the cast's password.
 * Where nobody is set up yet it sets up Fjordlight; else name and currency stay. One transaction.
 */
export async function seedDemo(owner: pg.Client, options: SeedOptions): Promise<void> {
  const hash = await hashPassword(castPassword); // one for all: it stands in the source anyway
  await inTransaction(owner, async () => {
    await owner.query(
      `update workspace set set_up_at = now(), name = 'Fjordlight', currency = 'EUR',
         time_zone = 'Europe/Stockholm' where set_up_at is null`,
    );
    await fill(owner, options);
    await owner.query(
      `select auth.set_password(u.id, $2) from users u
       where u.email_lower = any ($1)
         and not exists (select from auth.accounts a where a.user_id = u.id)`,
      [Object.values(cast.people).map(({ email }) => email), hash],
    );
  });
}

/**
 * The same records for a workspace that somebody has set up: admin, name and currency stay. The cast
 * joins without passwords, so that nobody can sign in with one that stands in the source.
 */
export async function fillWithSampleData(owner: pg.Client, options: SeedOptions): Promise<void> {
  await inTransaction(owner, () => fill(owner, options));
}

async function fill(owner: pg.Client, { now, progress = () => {} }: SeedOptions) {
  await refuseUnlessEmpty(owner);
  await seedCast(owner);
  const companies = makeCompanies(now);
  const contacts = makeContacts(now, companies);
  const deals = makeDeals(now, await readPipeline(owner), companies, contacts);
  const activities = makeActivities(now, deals, contacts);
  const further = makeDealContacts(deals, contacts);
  settleLifecycles(deals);
  const total = companies.length + contacts.length + deals.length + activities.length;
  let done = 0;
  const tell = (rows: number) => {
    done += rows;
    progress(done, total);
  };
  await insertRows(
    owner,
    'companies',
    companies.map(({ row }) => row),
    tell,
  );
  await insertRows(
    owner,
    'contacts',
    contacts.map(({ row }) => row),
    tell,
  );
  await insertRows(
    owner,
    'deals',
    deals.map(({ row }) => row),
    tell,
  );
  await importStays(owner, deals);
  await insertRows(owner, 'deal_contacts', further);
  await insertRows(owner, 'activities', activities, tell);
  await insertGoals(owner, now);
  await dateTheTrail(owner);
  await owner.query('analyze companies, contacts, deals, deal_stage_history, activities');
}

/** The trail says that all was added now; in a feed it should stand where it is said to have begun. */
async function dateTheTrail(owner: pg.Client) {
  for (const table of ['companies', 'contacts', 'deals', 'activities']) {
    await owner.query(
      `update audit_log a set at = r.created_at from ${table} r
       where a.record_id = r.id and a.table_name = $1 and a.action = 'insert'`,
      [table],
    );
  }
}

async function refuseUnlessEmpty(owner: pg.Client) {
  // Whoever else fills it at this moment waits here, and then finds it full.
  await owner.query('select from workspace for update');
  const { rowCount } = await owner.query('select from companies limit 1');
  if (rowCount === 0) return;
  throw new NotEmptyError(
    'This workspace holds companies already: sample data come into an empty one only.',
  );
}

async function inTransaction(owner: pg.Client, work: () => Promise<void>) {
  await owner.query('begin');
  try {
    await work();
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback').catch(() => {}); // the connection itself may be what failed
    throw error;
  }
}
