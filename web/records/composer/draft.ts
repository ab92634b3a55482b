import type { ActivityType, NewActivity } from '../../../contract/activities.ts';
import type { Choice } from '../../ui/ChoicePicker.tsx';
import { writeDay } from '../../ui/dates.ts';

export type ComposedType = Exclude<ActivityType, 'email'>;
export const composedTypes: ComposedType[] = ['note', 'call', 'meeting', 'task'];

/** Which records an activity belongs to. */
export type ActivityLinks = {
  deal_id?: string | null;
  contact_id?: string | null;
  company_id?: string | null;
};

/** What stands in the composer, or in the form of an activity being mended. */
export type Draft = {
  type: ComposedType | 'email';
  subject: string;
  text: string;
  direction: 'in' | 'out';
  outcome: string;
  minutes: string;
  /** YYYY-MM-DD; empty for a call that ended just now. */
  day: string;
  time: string;
  assignee: Choice | null;
};

/** What is planned by the day is due by the end of work. */
const endOfWork = '17:00';

export function emptyDraft(type: ComposedType, assignee: Choice): Draft {
  const now = new Date();
  const isTask = type === 'task';
  return {
    type,
    subject: '',
    text: '',
    direction: 'out',
    outcome: '',
    minutes: type === 'meeting' ? '60' : '',
    day: type === 'call' ? '' : writeDay(isTask ? nextWorkday(now) : now),
    time: isTask ? endOfWork : nearestHour(now),
    assignee,
  };
}

export function isEmptyDraft(draft: Draft) {
  const needsSubject = draft.type === 'meeting' || draft.type === 'task';
  if (needsSubject) return draft.subject.trim() === '';
  return draft.text.trim() === '' && draft.outcome === '';
}

/** A note is of now, a call unless it says when; a meeting has its time; a task waits until it is done. */
export function activityOf(draft: Draft, links: ActivityLinks): NewActivity {
  const now = new Date();
  const at = instantOf(draft);
  const written = { type: draft.type, description: draft.text.trim() || null, ...links };
  switch (draft.type) {
    case 'call':
      return {
        ...written,
        ...callOf(draft),
        completed_at: (draft.day && at < now ? at : now).toISOString(),
      };
    case 'meeting':
      return {
        ...written,
        subject: draft.subject.trim(),
        duration_seconds: secondsOf(draft),
        scheduled_at: at.toISOString(),
        completed_at: at <= now ? at.toISOString() : null,
        assignee_id: draft.assignee?.id ?? null,
      };
    case 'task':
      return {
        ...written,
        subject: draft.subject.trim(),
        scheduled_at: at.toISOString(),
        assignee_id: draft.assignee?.id ?? null,
      };
    default:
      return { ...written, completed_at: now.toISOString() };
  }
}

function callOf(draft: Draft) {
  return {
    direction: draft.direction,
    outcome: draft.outcome || null,
    duration_seconds: secondsOf(draft),
  };
}

export function instantOf({ day, time }: Pick<Draft, 'day' | 'time'>) {
  return new Date(`${day}T${time || endOfWork}`);
}

/** "14:32" or whole minutes; anything else is not known. */
export function secondsOf({ minutes }: Pick<Draft, 'minutes'>) {
  const [, whole, seconds] = /^\s*(\d{1,4})(?::(\d\d))?\s*$/.exec(minutes) ?? [];
  return whole === undefined ? null : Number(whole) * 60 + Number(seconds ?? 0);
}

function nextWorkday(now: Date) {
  const date = new Date(now);
  do date.setDate(date.getDate() + 1);
  while (date.getDay() === 0 || date.getDay() === 6);
  return date;
}

function nearestHour(now: Date) {
  return `${String(now.getHours()).padStart(2, '0')}:00`;
}
