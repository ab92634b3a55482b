import type { SampleContact } from './contacts.ts';
import type { SampleDeal } from './deals.ts';
import { planNextStep, planTask } from './plans.ts';
import { randomOf } from './random.ts';
import { type Occasion, type SampleActivity, saySomething } from './talk.ts';
import { DAY, workTime } from './work-time.ts';

/** 5,000 things that happened or are planned: along each deal, and with contacts besides. */
export function makeActivities(
  now: Date,
  deals: SampleDeal[],
  contacts: SampleContact[],
): SampleActivity[] {
  const random = randomOf('activities');
  const made = deals.flatMap((deal) => {
    const about = aboutDeal(deal);
    const said = momentsOf(deal, now).map(({ at, phase }) =>
      saySomething(random, { ...about, at, phase }),
    );
    return [...said, ...planNextStep(random, { deal, about, now })];
  });
  while (made.length < 5_000) {
    const about = aboutContact(random.pick(contacts));
    const at = workTime(random, about.since, now);
    made.push(
      random.chance(0.3)
        ? planTask(random, about, now)
        : saySomething(random, { ...about, at, phase: 'loose' }),
    );
  }
  return made.slice(0, 5_000);

  function momentsOf(deal: SampleDeal, now: Date): Pick<Occasion, 'at' | 'phase'>[] {
    const closing = deal.stays.find(({ stage }) => ['won', 'lost'].includes(stage.stage));
    const end = closing?.entered_at ?? now;
    const days = (end.getTime() - deal.row.created_at.getTime()) / DAY;
    const count = Math.min(14, Math.round(2 + random.skewed(days / 14, 0.5)));
    const moments = Array.from({ length: count }, () =>
      workTime(random, deal.row.created_at, end),
    ).sort((a, b) => a.getTime() - b.getTime());
    const lived = moments.map((at) => ({ at, phase: phaseAt(deal, at) }));
    if (!closing || !random.chance(0.8)) return lived;
    const phase = closing.stage.stage === 'won' ? ('won' as const) : ('lost' as const);
    const afterwards = new Date(end.getTime() + 3 * DAY);
    return [...lived, { at: workTime(random, end, afterwards < now ? afterwards : now), phase }];
  }
}

function phaseAt({ stays, reached }: SampleDeal, moment: Date): 'early' | 'middle' | 'late' {
  const passed = stays.filter(({ entered_at }) => entered_at <= moment).length;
  const share = (passed / Math.max(1, stays.length)) * Math.max(reached, 0.2);
  return share < 0.45 ? 'early' : share < 0.75 ? 'middle' : 'late';
}

function aboutDeal({
  row,
  company,
  contact,
  vehicles,
  product,
}: SampleDeal): Omit<Occasion, 'at' | 'phase'> {
  return {
    deal_id: row.id,
    contact_id: row.contact_id,
    company_id: row.company_id,
    author: company.seller,
    first: contact?.row.first_name ?? 'the planner',
    company: company.row.name,
    place: company.place,
    vehicles,
    product,
    since: row.created_at,
  };
}

function aboutContact({ row, company }: SampleContact): Omit<Occasion, 'at' | 'phase'> {
  return {
    deal_id: null,
    contact_id: row.id,
    company_id: row.company_id,
    author: company.seller,
    first: row.first_name,
    company: company.row.name,
    place: company.place,
    vehicles: Math.max(5, Math.round(company.row.employees / 3)),
    product: 'driver app',
    since: row.created_at,
  };
}
