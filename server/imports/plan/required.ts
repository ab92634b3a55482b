import { fieldsOf, type ImportObject } from '../fields.ts';
import { ImportError, listSome } from '../import-error.ts';
import type { Plan } from './plan.ts';

/** Of each list one field at least has to be there, or no row could go in. */
const required: Record<ImportObject, string[][]> = {
  companies: [['name']],
  contacts: [['first_name', 'last_name', 'name', 'email', 'phone']],
  deals: [['title']],
  activities: [
    ['type'],
    [
      'deal',
      'deal_external_id',
      'contact',
      'contact_email',
      'contact_external_id',
      'company',
      'company_domain',
      'company_external_id',
    ],
  ],
  users: [['name', 'first_name', 'last_name']],
};

export function checkRequired({ object, fields, header }: Plan): void {
  for (const names of required[object]) {
    if (names.some((name) => fields.has(name))) continue;
    throw new ImportError(
      `No column goes to ${names.join(' or ')} of ${object}. The file has ${listSome(header, 40)}; say in a map file (--map) which it is. Known headers of ${names[0]}: ${fieldsOf[object][names[0] ?? '']?.headers.join(', ')}.`,
    );
  }
}
