import type { ImportObject } from '../fields.ts';
import {
  analyzeJudged,
  fillFromFolds,
  foldRecords,
  followFolds,
  judgeRows,
  keepFolds,
  markTrash,
} from '../fold-queries.ts';
import { matchExternalIds, refuseFuture, settleKeys } from '../staging-queries.ts';
import type { Run } from './run.ts';

/** How rows of an object are told apart and found again. */
type Identity = {
  /** Equal rows without an id are several records: two equal deals are two deals. */
  repeatable: boolean;
  /** Folds rows of one file that mean the same record, before the database is asked. */
  fold?: string;
  /** Finds records by what people know them by. */
  match?: string;
};

/** Finds for every row the record that it stands for; rows of new ones have none yet. */
export async function identifyRows(run: Run, object: ImportObject, identity: Identity) {
  const { client, plan } = run;
  await client.query(refuseFuture());
  await client.query(settleKeys(identity.repeatable));
  if (identity.fold) await client.query(identity.fold);
  await client.query(matchExternalIds(object, plan.source));
  if (identity.match) await client.query(identity.match);
  await client.query(foldRecords);
  while ((await client.query(followFolds)).rowCount);
  await mergeFolds(run);
  if (object !== 'users') await client.query(markTrash(object));
}

async function mergeFolds({ client, plan }: Run): Promise<void> {
  await client.query(keepFolds(plan.header.slice(0, plan.width)));
  await client.query(fillFromFolds());
}

/** Gives new rows their records and finds which others changed. */
export async function judgeAll({ client }: Run): Promise<void> {
  await client.query(judgeRows());
  await client.query(analyzeJudged);
}
