import { z } from 'zod';
import { company } from './companies.ts';
import { contact } from './contacts.ts';
import { deal } from './deals.ts';
import { requiredLine, wholeNumber } from './fields.ts';

/** GET /api/search: the first few of each object whose names hold the fragment. */
export const searchParameters = z.strictObject({
  q: requiredLine(200),
  limit: wholeNumber(1, 20).default(5),
});

export const searchResults = z.object({
  companies: z.array(company),
  contacts: z.array(contact),
  deals: z.array(deal),
});

export type SearchResults = z.infer<typeof searchResults>;
