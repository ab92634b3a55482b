import {
  addManagers,
  addOffices,
  addTeams,
  insertUsers,
  matchUsers,
  placeTeams,
  raiseManagers,
  updateUsers,
} from '../user-queries.ts';
import { identifyRows, judgeAll } from './identify.ts';
import { inChunks, type Run } from './run.ts';

/** People with their teams, and the managers above them. */
export async function writeUsers(run: Run): Promise<void> {
  const { client } = run;
  await identifyRows(run, 'users', { repeatable: false, match: matchUsers });
  const offices = await client.query(addOffices);
  const teams = await client.query(addTeams);
  run.alongside.teams = (offices.rowCount ?? 0) + (teams.rowCount ?? 0);
  await client.query(placeTeams);
  await client.query(raiseManagers);
  await judgeAll(run);
  await inChunks(run, (from, to) => client.query(insertUsers(from, to)));
  await inChunks(run, (from, to) => client.query(updateUsers(from, to)));
  const managers = await client.query(addManagers);
  run.alongside.managers = managers.rowCount ?? 0;
}
