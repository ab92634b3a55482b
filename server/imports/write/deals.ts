import {
  assumeStays,
  gatherStays,
  insertDeals,
  insertStays,
  mendFutureClosing,
  orderSameDay,
  rankDeals,
  refuseStays,
  updateDeals,
} from '../deal-queries.ts';
import { countNewRows } from '../index-queries.ts';
import { addFurtherContacts, addPeopleAddresses, keepPeopleAddresses } from '../person-queries.ts';
import { writeMany } from './bulk.ts';
import { identifyRows, judgeAll } from './identify.ts';
import { findCompanies, findContacts, findOwners, rememberFoundCompanies } from './references.ts';
import { inChunks, type Run } from './run.ts';

/** Deals with the stages they went through, each stay dated by the data. */
export async function writeDeals(run: Run): Promise<void> {
  const { client, plan, fallbackOwner } = run;
  await identifyRows(run, 'deals', { repeatable: true });
  await findOwners(run);
  await findCompanies(run, { add: true });
  await rememberFoundCompanies(run);
  await findContacts(run, { add: true });
  await client.query(addPeopleAddresses);
  await client.query(keepPeopleAddresses);
  await judgeAll(run);
  await client.query(rankDeals);
  await writeMany(run, ['deals', 'deal_stage_history', 'deal_values'], countNewRows, () =>
    inChunks(run, async (from, to) => {
      await client.query(insertDeals(from, to, fallbackOwner));
      await client.query(insertStays(from, to));
    }),
  );
  await inChunks(run, (from, to) => client.query(updateDeals(from, to)));
  await client.query(addFurtherContacts(plan.source));
}

/** Reads the dates of stays, while the workspace's own time zone is set. */
export async function placeInTime({ client, warnings }: Run): Promise<void> {
  await client.query(gatherStays);
  await client.query(orderSameDay);
  const { rowCount } = await client.query(mendFutureClosing);
  if (rowCount) {
    warnings.push(
      `Won or lost on a day to come: ${rowCount} of the deals. They count as closed now; the day is kept as the expected close date.`,
    );
  }
  await client.query(refuseStays);
  await client.query(assumeStays);
}
