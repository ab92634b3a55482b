import { plainHeader } from './fields.ts';
import { readInteger, readLine, readProse } from './read-value.ts';
import type { Row } from './row.ts';

/** A company is known by its name and, where the file has one, its site. */
export function readCompany(row: Row): string {
  const { values } = row;
  values.name = readLine(row, 'name');
  values.website = readLine(row, 'website');
  values.address = readProse(row, 'address');
  values.industry = readLine(row, 'industry');
  values.employees = readInteger(row, 'employees');
  values.company = readLine(row, 'parent');
  values.company_external_id = readLine(row, 'parent_external_id');
  if (values.name === null && row.problems.length === 0) row.refuse('name', 'is empty');
  return `name:${plainHeader(values.name ?? '')}|${(values.website ?? '').toLowerCase()}`;
}
