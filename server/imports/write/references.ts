import {
  addNamedContacts,
  contactsByEmail,
  contactsById,
  contactsByName,
  countMissingContacts,
  countNewContacts,
  gatherContacts,
  placeContacts,
  rememberContacts,
} from '../person-queries.ts';
import { labelOf } from '../plan/plan.ts';
import {
  addNamedCompanies,
  companiesByDomain,
  companiesById,
  companiesByName,
  companiesInFile,
  countMissingCompanies,
  countNewCompanies,
  findPeople,
  gatherCompanies,
  keepOtherNames,
  placeCompanies,
  rememberCompanies,
} from '../reference-queries.ts';
import { writeMany } from './bulk.ts';
import { keepUnfound, type Run } from './run.ts';

export async function findOwners(run: Run): Promise<void> {
  await run.client.query(findPeople('owner'));
  await keepUnfound(run, 'owner', 'owner_id', 'Owners that are not users here');
}

/** Finds the companies that rows name, and makes those that only a name tells of. */
export async function findCompanies(
  run: Run,
  { add, inFile = false }: { add: boolean; inFile?: boolean },
): Promise<void> {
  const { client, plan, map } = run;
  await client.query(gatherCompanies);
  if (inFile) await client.query(companiesInFile);
  await client.query(companiesById(plan.source));
  await client.query(companiesByDomain);
  await client.query(companiesByName);
  if (add && map.create?.companies !== false) {
    await writeMany(run, ['companies'], countMissingCompanies, () =>
      client.query(addNamedCompanies),
    );
    await client.query(companiesByName);
    const { rows } = await client.query<{ added: number }>(countNewCompanies);
    run.alongside.companies = rows[0]?.added ?? 0;
  }
  await client.query(placeCompanies);
  const [name, id] =
    plan.object === 'companies'
      ? ['parent', 'parent_external_id']
      : ['company', 'company_external_id'];
  const label = labelOf(plan, name);
  const { rowCount: otherNames } = await client.query(keepOtherNames(label));
  if (otherNames) {
    run.warnings.push(
      `Companies found by id under another name, which is kept in custom as “${label}”: ${otherNames} rows.`,
    );
  }
  await keepUnfound(run, 'company', 'company_id', 'Companies that no one name leads to', name);
  await keepUnfound(run, 'company_external_id', 'company_id', 'Ids of unknown companies', id);
}

/** Other systems' ids of companies found on the way; after the companies of the file itself. */
export async function rememberFoundCompanies(run: Run): Promise<void> {
  await run.client.query(rememberCompanies(run.plan.source));
}

export async function findContacts(run: Run, { add }: { add: boolean }): Promise<void> {
  const { client, plan, map } = run;
  await client.query(gatherContacts);
  await client.query(contactsById(plan.source));
  await client.query(contactsByEmail);
  await client.query(contactsByName(true));
  await client.query(contactsByName(false));
  if (add && map.create?.contacts !== false) {
    await writeMany(run, ['contacts', 'contact_addresses'], countMissingContacts, () =>
      client.query(addNamedContacts(run.fallbackOwner)),
    );
    const { rows } = await client.query<{ added: number }>(countNewContacts);
    run.alongside.contacts = rows[0]?.added ?? 0;
    await client.query(rememberContacts(plan.source));
  }
  await client.query(placeContacts);
  await keepUnfound(run, 'contact', 'contact_id', 'Contacts that no one name leads to');
  await keepUnfound(run, 'contact_external_id', 'contact_id', 'Ids of unknown contacts');
}
