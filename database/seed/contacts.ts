import type { SampleCompany } from './companies.ts';
import { slug } from './companies.ts';
import { jobTitles, sources } from './offers.ts';
import { type Random, randomOf } from './random.ts';
import { daysLater } from './work-time.ts';

export type SampleContact = {
  row: {
    id: string;
    company_id: string | null;
    first_name: string;
    last_name: string;
    email: string | null;
    phone: string | null;
    phone_e164: string | null;
    job_title: string;
    lifecycle: 'lead' | 'qualified' | 'customer' | 'former';
    source: string;
    owner_id: string;
    created_by_user_id: string;
    created_at: Date;
    updated_at: Date;
  };
  company: SampleCompany;
};

/** 900 people: at least one at each company, more at the larger ones. */
export function makeContacts(now: Date, companies: SampleCompany[]): SampleContact[] {
  const random = randomOf('contacts');
  const taken = new Set<string>();
  const employers = [...companies];
  while (employers.length < 900) {
    const company = random.pick(companies);
    if (random.chance(Math.min(1, 0.2 + company.row.employees / 400))) employers.push(company);
  }
  return employers.map((company) => makeContact({ now, random, company, taken }));
}

type Made = { now: Date; random: Random; company: SampleCompany; taken: Set<string> };

function makeContact({ now, random, company, taken }: Made): SampleContact {
  const [first_name, last_name] = freeName(random, company, taken);
  const mailbox = `${slug(first_name)}.${slug(last_name)}`;
  const phone = random.chance(0.88) ? phoneFrom(random.pick(company.country.phones), random) : null;
  const later = daysLater(random, company.row.created_at, random.skewed(6, 1.4));
  const created_at = later > now ? company.row.created_at : later;
  const { seller } = company;
  const row = {
    id: random.uuid(),
    company_id: random.chance(0.97) ? company.row.id : null,
    first_name,
    last_name,
    email: random.chance(0.94) ? `${mailbox}@${company.domain}` : null,
    phone,
    phone_e164: phone ? `+${phone.replace(/\D/g, '')}` : null,
    job_title: random.pick(jobTitles),
    lifecycle: 'lead' as const,
    source: random.pick(sources),
    owner_id: seller.id,
    created_by_user_id: seller.id,
    created_at,
    updated_at: created_at,
  };
  return { row, company };
}

/** No two people of a company share a name, or they would share an address. */
function freeName(random: Random, company: SampleCompany, taken: Set<string>): [string, string] {
  const { country } = company;
  for (;;) {
    const { first, last } = country.women && random.chance(0.5) ? country.women : country;
    const name: [string, string] = [random.pick(first), random.pick(last)];
    const key = `${name.join(' ')} ${company.domain}`;
    if (taken.has(key)) continue;
    taken.add(key);
    return name;
  }
}

function phoneFrom(range: string, random: Random): string {
  return range.replace(/\{(\d+)-(\d+)\}/g, (_, low: string, high: string) =>
    String(random.between(Number(low), Number(high))).padStart(low.length, '0'),
  );
}
