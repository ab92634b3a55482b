import type { SampleDeal } from './deals.ts';
import type { Random } from './random.ts';
import { type About, fill, happened, type SampleActivity } from './talk.ts';
import { nextSteps, tasks } from './words/tasks.ts';
import { DAY, daysLater, workTime } from './work-time.ts';

/** An open deal has a next step today, later or late already; every fourth one has none. */
export function planNextStep(
  random: Random,
  { deal, about, now }: { deal: SampleDeal; about: About; now: Date },
): SampleActivity[] {
  const open = !['won', 'lost'].includes(deal.row.stage);
  if (!open || random.chance(0.24)) return [];
  const phase = deal.reached < 0.45 ? 'early' : deal.reached < 0.75 ? 'middle' : 'late';
  const [type, subject] = random.pick(nextSteps[phase]);
  const planned = plan(random, { about, now, due: dueDate(random, now, about.since) });
  return [{ ...planned, type, subject: fill(random, about, subject) }];
}

/** A task with somebody outside any deal: open, late, or done in time or not. */
export function planTask(random: Random, about: About, now: Date): SampleActivity {
  const subject = fill(random, about, random.pick(tasks.loose));
  if (random.chance(0.2)) {
    return { ...plan(random, { about, now, due: dueDate(random, now, about.since) }), subject };
  }
  const due = workTime(random, about.since, now);
  const done = daysLater(random, due, random.between(-2, 3));
  const completed_at = done < now && done > about.since ? done : due;
  return { ...plan(random, { about, now, due }), subject, completed_at, updated_at: completed_at };
}

function plan(
  random: Random,
  { about, now, due }: { about: About; now: Date; due: Date },
): SampleActivity {
  const latest = due < now ? due : now;
  const earliest = new Date(Math.max(about.since.getTime(), latest.getTime() - 12 * DAY));
  const at = workTime(random, earliest, latest);
  return {
    ...happened(random, { ...about, at, phase: 'loose' }, 'task'),
    scheduled_at: due,
    completed_at: null,
    assignee_id: about.author.id,
  };
}

/** Today, late already or later; nothing was due before there was somebody to do it for. */
function dueDate(random: Random, now: Date, since: Date): Date {
  const draw = random.next();
  if (draw < 0.2) return today(random, now);
  const late = daysLater(random, now, -random.between(1, 9));
  if (draw < 0.42 && late > since) return late;
  return daysLater(random, now, random.between(1, 16));
}

/** At some full or half hour of this very day, be it a Sunday. */
function today(random: Random, now: Date): Date {
  const due = new Date(now);
  due.setUTCHours(random.between(7, 15), random.pick([0, 30]), 0, 0);
  return due;
}
