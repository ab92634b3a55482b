import { insertActivities, updateActivities } from '../activity-queries.ts';
import {
  awaitParents,
  countLayers,
  dropOwnParent,
  insertCompanies,
  layerBelow,
  matchCompanies,
  refuseRings,
  updateCompanies,
} from '../company-queries.ts';
import {
  gatherAddresses,
  insertAddresses,
  insertContacts,
  keepFurtherAddresses,
  matchContacts,
  refuseTakenEmails,
  updateContacts,
} from '../contact-queries.ts';
import type { ImportObject } from '../fields.ts';
import { foldAddresses, identify, rememberFolds } from '../fold-queries.ts';
import { analyze, countNewRows } from '../index-queries.ts';
import { findDeals, refuseWithoutParent } from '../person-queries.ts';
import { findPeople } from '../reference-queries.ts';
import { rememberRows, returnToUtc } from '../staging-queries.ts';
import { writeMany } from './bulk.ts';
import { placeInTime, writeDeals } from './deals.ts';
import { identifyRows, judgeAll } from './identify.ts';
import { findCompanies, findContacts, findOwners, rememberFoundCompanies } from './references.ts';
import { inChunks, keepUnfound, type Run } from './run.ts';
import { writeUsers } from './users.ts';

/** Takes the staged rows into the tables: finds what they refer to, then inserts and updates. */
const writers: Record<ImportObject, (run: Run) => Promise<void>> = {
  companies: writeCompanies,
  contacts: writeContacts,
  deals: writeDeals,
  activities: writeActivities,
  users: writeUsers,
};

export async function writeRows(run: Run): Promise<void> {
  const { object, source } = run.plan;
  if (object === 'deals') await placeInTime(run);
  // From here on times are written, and the audit log keeps them in UTC.
  await run.client.query(returnToUtc());
  await writers[object](run);
  await inChunks(run, (from, to) => run.client.query(rememberRows(object, source, from, to)));
  await run.client.query(analyze(['external_ids']));
  await run.client.query(rememberFolds(object, source));
}

async function writeCompanies(run: Run): Promise<void> {
  const { client } = run;
  await identifyRows(run, 'companies', { repeatable: false, match: matchCompanies });
  await client.query(identify);
  await findCompanies(run, { add: true, inFile: true });
  await client.query(dropOwnParent);
  await judgeAll(run);
  await client.query(awaitParents);
  while ((await client.query(layerBelow)).rowCount);
  await client.query(refuseRings);
  await writeMany(run, ['companies'], countNewRows, () => insertParentsFirst(run));
  await inChunks(run, (from, to) => client.query(updateCompanies(from, to)));
  await rememberFoundCompanies(run);
}

async function insertParentsFirst(run: Run): Promise<void> {
  const { rows } = await run.client.query<{ deepest: number }>(countLayers);
  for (let layer = 0; layer <= (rows[0]?.deepest ?? 0); layer += 1) {
    await inChunks(run, (from, to) => run.client.query(insertCompanies(layer, from, to)));
  }
}

async function writeContacts(run: Run): Promise<void> {
  const { client, fallbackOwner } = run;
  await identifyRows(run, 'contacts', {
    repeatable: false,
    fold: foldAddresses,
    match: matchContacts,
  });
  await client.query(refuseTakenEmails);
  await findOwners(run);
  await findCompanies(run, { add: true });
  await rememberFoundCompanies(run);
  await client.query(keepFurtherAddresses);
  await judgeAll(run);
  await client.query(gatherAddresses);
  await writeMany(run, ['contacts', 'contact_addresses'], countNewRows, () =>
    inChunks(run, (from, to) => client.query(insertContacts(from, to, fallbackOwner))),
  );
  await inChunks(run, (from, to) => client.query(updateContacts(from, to)));
  await client.query(insertAddresses);
}

async function writeActivities(run: Run): Promise<void> {
  const { client, plan } = run;
  await identifyRows(run, 'activities', { repeatable: true });
  for (const column of ['assignee', 'author'] as const) {
    await client.query(findPeople(column));
    await keepUnfound(run, column, `${column}_id`, 'People that are not users here');
  }
  await findCompanies(run, { add: false });
  await findContacts(run, { add: false });
  await client.query(findDeals(plan.source));
  await client.query(refuseWithoutParent);
  await keepUnfound(run, 'deal', 'deal_id', 'Deals that no one title leads to');
  await judgeAll(run);
  await writeMany(run, ['activities'], countNewRows, () =>
    inChunks(run, (from, to) => client.query(insertActivities(from, to))),
  );
  await inChunks(run, (from, to) => client.query(updateActivities(from, to)));
}
