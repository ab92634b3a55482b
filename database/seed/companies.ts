import { type CastPerson, cast } from './cast.ts';
import type { Country } from './countries.ts';
import { nordicCountries } from './countries-nordic.ts';
import { southernCountries } from './countries-south.ts';
import { type Random, randomOf } from './random.ts';
import { DAY, workTime } from './work-time.ts';

/** A company's row, and what the people and deals there are made from. */
export type SampleCompany = {
  row: {
    id: string;
    name: string;
    website: string;
    address: string;
    industry: string;
    employees: number;
    parent_id: string | null;
    owner_id: string | null;
    created_by_user_id: string;
    created_at: Date;
    updated_at: Date;
  };
  country: Country;
  place: string;
  domain: string;
  seller: CastPerson;
};

const { people } = cast;
export const sellers = {
  north: [
    people.tuva,
    people.emil,
    people.kaja,
    people.tuva,
    people.emil,
    people.kaja,
    people.noor,
  ],
  south: [people.marta, people.leo, people.marta, people.leo, people.sander],
  coast: [people.petra, people.oskar, people.dina],
};

/** 300 customers of ten countries, in the order in which they were entered. */
export function makeCompanies(now: Date): SampleCompany[] {
  const random = randomOf('companies');
  const companies = [...nordicCountries, ...southernCountries].flatMap((country) =>
    namesIn(country, random).map(([name, industry]) =>
      makeCompany({ now, random, country, name, industry }),
    ),
  );
  companies.sort((a, b) => a.row.created_at.getTime() - b.row.created_at.getTime());
  joinGroups(companies, random);
  return companies;
}

/** Each stem stands for a family or a place: it returns once at most, in another trade. */
function namesIn(country: Country, random: Random): [string, string][] {
  const stems = random.shuffle(country.stems);
  const shapes = random.shuffle(country.shapes);
  const apart = Math.floor(shapes.length / 2);
  return [0, apart]
    .flatMap((turn) =>
      stems.map((stem, place) => ({ stem, shape: shapes[(place + turn) % shapes.length] })),
    )
    .slice(0, country.companies)
    .map(({ stem, shape: [name, industry] = ['{s}', 'Road freight'] }) => [
      name.replace('{s}', stem),
      industry,
    ]);
}

type Made = { now: Date; random: Random; country: Country; name: string; industry: string };

function makeCompany({ now, random, country, name, industry }: Made): SampleCompany {
  const seller = random.pick(sellers[country.team]);
  const domain = `${slug(name)}.example`;
  const place = random.pick(country.places);
  const created_at = workTime(random, new Date(now.getTime() - 500 * DAY), now, 0.6);
  return {
    row: {
      id: random.uuid(),
      name,
      website: `https://www.${domain}`,
      address: addressIn(country, place, random),
      industry,
      employees: Math.max(3, Math.round(random.skewed(85, 1.1))),
      parent_id: null,
      owner_id: random.chance(0.06) ? null : seller.id,
      created_by_user_id: seller.id,
      created_at,
      updated_at: created_at,
    },
    country,
    place,
    domain,
    seller,
  };
}

/** A few belong to a larger one of the same owner, who entered that one first. */
function joinGroups(companies: SampleCompany[], random: Random) {
  const parents = companies.filter(({ row }) => row.employees > 300 && row.owner_id).slice(0, 6);
  for (const parent of parents) {
    const children = companies.filter(
      ({ row, country }) =>
        country === parent.country &&
        row.owner_id === parent.row.owner_id &&
        row.created_at > parent.row.created_at &&
        row.employees < 150 &&
        !row.parent_id,
    );
    for (const child of random.shuffle(children).slice(0, 2)) child.row.parent_id = parent.row.id;
  }
}

function addressIn(country: Country, place: string, random: Random): string {
  const digits = (length: number) =>
    Array.from({ length }, (_, n) => random.between(n === 0 ? 1 : 0, 9)).join('');
  return country.address
    .replace('{street}', random.pick(country.streets))
    .replace('{zip}', `${digits(3)} ${digits(2)}`)
    .replace('{zip4}', digits(4))
    .replace('{zip5}', digits(5))
    .replace('{zipPl}', `${digits(2)}-${digits(3)}`)
    .replace('{zipNl}', `${digits(4)} ${random.pick(['AB', 'KD', 'HT', 'PL'])}`)
    .replace('#', String(random.between(1, 94)))
    .replace('@', place);
}

const legalForms =
  /\b(AB|Oy|Ky|AS|ASA|SA|IKS|A\/S|ApS|a\.m\.b\.a\.|GmbH|KG|AöR|Sp\. z o\.o\.|Sp\. j\.|S\.A\.|SAS|SARL|B\.V\.|N\.V\.|OÜ|SIA|UAB|ek\. för\.)(?=\s|$)/g;

/** Letters an address can carry: Żurawiecki & Söner gives zurawiecki-soner. */
export function slug(name: string): string {
  const unaccented = { ł: 'l', ø: 'o', æ: 'ae', ß: 'ss', đ: 'd', ı: 'i' };
  return name
    .replace(/ & Co\./, '')
    .replace(legalForms, '')
    .toLowerCase()
    .replace(
      /[łøæßđı]/g,
      (letter) => Object.entries(unaccented).find(([l]) => l === letter)?.[1] ?? '',
    )
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
