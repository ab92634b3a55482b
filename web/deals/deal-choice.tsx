import type { Deal } from '../../contract/deals.ts';
import type { List } from '../../contract/list.ts';
import { api } from '../app/api.ts';
import type { Choice } from '../ui/ChoicePicker.tsx';

/** What a picker needs to find a deal: open ones, by a part of the title. */
export const dealChoice = {
  searchKey: 'deals',
  search: searchDeals,
  icon: () => null,
};

async function searchDeals(text: string, signal: AbortSignal): Promise<Choice[]> {
  const q = text.trim() || undefined;
  const query = { limit: 12, q, open: true, sort: '-updated_at', include: 'company' };
  const { data } = await api<List<Deal>>('/deals', { query, signal });
  return data.map(({ id, title, company }) => ({ id, name: title, hint: company?.name ?? null }));
}
