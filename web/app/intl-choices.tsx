import type { Choice } from '../ui/ChoicePicker.tsx';
import { formatLocale } from './i18n.ts';

const names = new Intl.DisplayNames(formatLocale, { type: 'currency' });

/** "EUR, Euro". */
export function nameOfCurrency(code: string) {
  const name = names.of(code);
  return name === undefined || name === code ? code : `${code}, ${name}`;
}

export const currencies = Intl.supportedValuesOf('currency').map((id) => ({
  id,
  name: nameOfCurrency(id),
}));
export const zones = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((id) => id !== 'UTC'),
].map((id) => ({ id, name: id }));

/** The currencies and time zones this browser knows, found by a part of their name. */
export const currencyChoice = {
  searchKey: 'currencies',
  search: async (text: string) => find(currencies, text),
  icon: () => null,
};

export const zoneChoice = {
  searchKey: 'time-zones',
  search: async (text: string) => find(zones, text.replaceAll(' ', '_')),
  icon: () => null,
};

const most = 60;

function find(choices: Choice[], text: string) {
  const asked = text.trim().toLowerCase();
  return choices.filter(({ name }) => name.toLowerCase().includes(asked)).slice(0, most);
}
