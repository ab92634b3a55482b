import type { Company } from '../../contract/companies.ts';
import type { Contact } from '../../contract/contacts.ts';
import type { List } from '../../contract/list.ts';
import { Avatar } from '../ui/Avatar.tsx';
import type { Choice } from '../ui/ChoicePicker.tsx';
import { CompanySquare } from '../ui/CompanySquare.tsx';
import { api } from './api.ts';
import { usersQuery } from './queries.ts';
import { queryClient } from './query-client.ts';

/** What ChoicePicker and ChoiceField need to find each kind of record. Spread one into them. */
export const personChoice = {
  searchKey: 'users',
  search: searchPeople,
  icon: (choice: Choice) => <Avatar id={choice.id} name={choice.name} decorative />,
};

export const companyChoice = {
  searchKey: 'companies',
  search: searchCompanies,
  icon: (choice: Choice) => <CompanySquare name={choice.name} size={18} />,
};

export const contactChoice = {
  searchKey: 'contacts',
  search: searchContacts,
  icon: (choice: Choice) => <Avatar id={choice.id} name={choice.name} decorative />,
};

export function contactName(contact: { first_name: string; last_name: string }) {
  return `${contact.first_name} ${contact.last_name}`.trim();
}

/** Users are few and known already. */
async function searchPeople(text: string): Promise<Choice[]> {
  const users = (await queryClient.ensureQueryData(usersQuery)).data;
  const asked = text.trim().toLocaleLowerCase();
  return users.filter((user) => user.is_active && user.name.toLocaleLowerCase().includes(asked));
}

const mostChoices = 12;

/** Without text: the latest. */
function listQuery(text: string) {
  const q = text.trim();
  return { limit: mostChoices, q: q === '' ? undefined : q };
}

async function searchCompanies(text: string, signal: AbortSignal): Promise<Choice[]> {
  const { data } = await api<List<Company>>('/companies', { query: listQuery(text), signal });
  return data.map(({ id, name, domain }) => ({ id, name, hint: domain }));
}

async function searchContacts(text: string, signal: AbortSignal): Promise<Choice[]> {
  const query = { ...listQuery(text), include: 'company' };
  const { data } = await api<List<Contact>>('/contacts', { query, signal });
  return data.map((contact) => ({
    id: contact.id,
    name: contactName(contact),
    hint: contact.company?.name ?? contact.email,
  }));
}
