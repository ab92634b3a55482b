import type { Deal } from '../../contract/deals.ts';
import type { Stage } from '../../contract/pipelines.ts';
import { calendarDaysBetween, daysSince } from '../ui/dates.ts';

export type Ageing = 'fresh' | 'aged' | 'stale';

/** A deal yellows at half of its stage's rotting time and turns rose once that is over. */
export function ageingOf(deal: Deal, stage: Pick<Stage, 'rotting_days'>, now: Date) {
  const days = daysSince(deal.stage_entered_at, now);
  return { days, ageing: ageing(days, stage.rotting_days) };
}

function ageing(days: number, rottingDays: number | null): Ageing {
  if (rottingDays === null || days * 2 < rottingDays) return 'fresh';
  return days > rottingDays ? 'stale' : 'aged';
}

export type NextStep =
  | { when: 'none' }
  | { when: 'late'; days: number }
  | { when: 'today' }
  | { when: 'later'; date: Date };

/** Late counts by the calendar: what was due this morning is still today's work. */
export function nextStepOf(deal: Deal, now: Date): NextStep {
  if (!deal.next_activity) return { when: 'none' };
  const date = new Date(deal.next_activity.scheduled_at);
  const distance = calendarDaysBetween(now, date);
  if (distance === 0) return { when: 'today' };
  return distance < 0 ? { when: 'late', days: -distance } : { when: 'later', date };
}
