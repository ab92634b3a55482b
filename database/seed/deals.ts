import type { SampleCompany } from './companies.ts';
import type { SampleContact } from './contacts.ts';
import { lostReasons, type Offer, offers, sources } from './offers.ts';
import { type Random, randomOf } from './random.ts';
import { DAY, daysLater, workTime, yearBefore } from './work-time.ts';

/** The stages of the pipeline that the deals go through. */
export type SampleStage = { id: string; stage: string; rotting_days: number | null };
export type SamplePipeline = { open: SampleStage[]; won: SampleStage; lost: SampleStage };

export type SampleDeal = {
  row: {
    id: string;
    contact_id: string | null;
    company_id: string | null;
    title: string;
    value_cents: number;
    stage: string;
    stage_id: string;
    stage_entered_at: Date;
    rank: string;
    expected_close_date: string | null;
    lost_reason: string | null;
    source: string;
    owner_id: string;
    created_by_user_id: string;
    created_at: Date;
    updated_at: Date;
  };
  /** Every stage it stood in, the present one last. */
  stays: { stage: SampleStage; entered_at: Date }[];
  /** How far it came, as a share of the open stages. */
  reached: number;
  company: SampleCompany;
  contact: SampleContact | null;
  vehicles: number;
  product: string;
};

type World = {
  now: Date;
  random: Random;
  pipeline: SamplePipeline;
  companies: SampleCompany[];
  staff: Map<SampleCompany, SampleContact[]>;
};

/** 600 deals over the year before now, more of them lately: business grows. */
export function makeDeals(
  now: Date,
  pipeline: SamplePipeline,
  companies: SampleCompany[],
  contacts: SampleContact[],
): SampleDeal[] {
  const staff = new Map(companies.map((company) => [company, [] as SampleContact[]]));
  for (const contact of contacts) staff.get(contact.company)?.push(contact);
  const world = { now, random: randomOf('deals'), pipeline, companies, staff };
  const deals = Array.from({ length: 600 }, () => makeDeal(world));
  deals.sort((a, b) => a.row.created_at.getTime() - b.row.created_at.getTime());
  rankColumns(deals, world.random);
  return deals;
}

function makeDeal(world: World): SampleDeal {
  const { now, random } = world;
  const created_at = workTime(random, yearBefore(now), now, 1.35);
  const company = companyAt(world, created_at);
  const offer = random.pick(offers.filter((o) => fits(o, company)));
  const vehicles = Math.max(4, Math.round(random.skewed(offer.vehicles, 0.75)));
  const contact = random.chance(0.96) ? random.pick(world.staff.get(company) ?? []) : null;
  if (contact) meetBefore(contact, created_at);
  const { seller } = company;
  const stays = live(world, created_at);
  const last = stays.at(-1) ?? { stage: world.pipeline.won, entered_at: created_at };
  const lost = last.stage === world.pipeline.lost;
  const row = {
    id: random.uuid(),
    contact_id: contact?.row.id ?? null,
    company_id: random.chance(0.98) ? company.row.id : null,
    title: titleOf(offer, vehicles, company, random),
    value_cents: priceOf(offer, vehicles, random) * 100,
    stage: last.stage.stage,
    stage_id: last.stage.id,
    stage_entered_at: last.entered_at,
    rank: '',
    expected_close_date: expectedClose(world, last),
    lost_reason: lost ? random.pick(lostReasons) : null,
    source: random.pick(sources),
    owner_id: seller.id,
    created_by_user_id: seller.id,
    created_at,
    updated_at: last.entered_at,
  };
  const reached = stays.filter(({ stage }) => world.pipeline.open.includes(stage)).length;
  return {
    row,
    stays,
    reached: reached / world.pipeline.open.length,
    company,
    contact,
    vehicles,
    product: offer.product,
  };
}

/** A company that was known by then. */
function companyAt({ random, companies }: World, moment: Date): SampleCompany {
  return random.pick(companies.filter(({ row }) => row.created_at < moment));
}

/** Whoever a deal is about was entered with it at the latest. */
function meetBefore({ row }: SampleContact, moment: Date) {
  if (row.created_at <= moment) return;
  row.created_at = moment;
  row.updated_at = moment;
}

function fits(offer: Offer, { row }: SampleCompany): boolean {
  const meant: readonly string[] = offer.industries;
  if (offer.product === 'group agreement' && row.employees < 150) return false;
  return meant.length === 0 || meant.includes(row.industry);
}

/** Lives through the stages until it is won or lost, or until now: what is still open then is. */
function live({ now, random, pipeline }: World, created_at: Date): SampleDeal['stays'] {
  const stays: SampleDeal['stays'] = [];
  const pace = random.chance(0.1) ? 2 : 1; // some drag on: those are found rotting
  let entered_at = created_at;
  for (const [place, stage] of pipeline.open.entries()) {
    stays.push({ stage, entered_at });
    const usual = (7 + 2.6 * place) * pace;
    const left = daysLater(random, entered_at, Math.max(0.5, random.skewed(usual, 0.6)));
    if (left <= entered_at) left.setTime(entered_at.getTime() + DAY);
    if (left >= now) return stays;
    entered_at = left;
    if (random.chance(place === 0 ? 0.16 : 0.1)) {
      return [...stays, { stage: pipeline.lost, entered_at }];
    }
  }
  return [...stays, { stage: random.chance(0.8) ? pipeline.won : pipeline.lost, entered_at }];
}

function titleOf(offer: Offer, vehicles: number, company: SampleCompany, random: Random): string {
  const place = random.chance(0.7) ? company.place : random.pick(company.country.places);
  return random.pick(offer.titles).replace('#', String(vehicles)).replace('@', place);
}

/** Between 3,000 and 600,000, as round as an offer of that size would be. */
function priceOf(offer: Offer, vehicles: number, random: Random): number {
  const raw = vehicles * offer.price * (0.85 + 0.35 * random.next());
  const value = raw > 600_000 ? random.between(380_000, 600_000) : Math.max(3_000, raw);
  const step = value < 10_000 ? 50 : value < 100_000 ? 100 : 500;
  return Math.round(value / step) * step;
}

function expectedClose(
  { now, random, pipeline }: World,
  last: { stage: SampleStage; entered_at: Date },
): string | null {
  const place = pipeline.open.indexOf(last.stage);
  if (place === -1)
    return dayOf(new Date(last.entered_at.getTime() + random.between(-9, 12) * DAY));
  if (random.chance(place < 2 ? 0.3 : 0.06)) return null;
  if (random.chance(0.1)) return dayOf(new Date(now.getTime() - random.between(1, 12) * DAY));
  const ahead = random.skewed(70 / (place + 1), 0.5) + 3;
  return dayOf(new Date(now.getTime() + ahead * DAY));
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** What came into a stage last stands near the top of its column; people have moved cards since. */
function rankColumns(deals: SampleDeal[], random: Random) {
  const placed = deals.map(({ row }) => ({
    row,
    height: row.stage_entered_at.getTime() + random.between(-16, 16) * DAY,
  }));
  placed.sort((a, b) => b.height - a.height);
  for (const [place, { row }] of placed.entries()) {
    row.rank = `${500_000_000_000 + place * 1_000}V`; // as app.rank_between makes them
  }
}
