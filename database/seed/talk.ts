import type { CastPerson } from './cast.ts';
import type { Random } from './random.ts';
import { callOutcomes, calls } from './words/calls.ts';
import { mails } from './words/mails.ts';
import { meetingOutcomes, meetings } from './words/meetings.ts';
import { months, rivals } from './words/names.ts';
import { notes } from './words/notes.ts';
import type { Phase, Saying } from './words/phases.ts';
import { tasks } from './words/tasks.ts';

/** What an activity is about, and who speaks. */
export type About = {
  deal_id: string | null;
  contact_id: string | null;
  company_id: string | null;
  author: CastPerson;
  first: string;
  company: string;
  place: string;
  vehicles: number;
  product: string;
  since: Date;
};
export type Occasion = About & { at: Date; phase: Phase };

export type SampleActivity = {
  id: string;
  deal_id: string | null;
  contact_id: string | null;
  company_id: string | null;
  type: 'email' | 'call' | 'note' | 'meeting' | 'task';
  subject: string;
  description: string | null;
  scheduled_at: Date;
  completed_at: Date | null;
  direction: 'in' | 'out' | null;
  duration_seconds: number | null;
  outcome: string | null;
  assignee_id: string | null;
  created_by_user_id: string;
  created_at: Date;
  updated_at: Date;
};

/** Something that happened at that time: a call, a mail, a meeting, a note, or a task that was done. */
export function saySomething(random: Random, occasion: Occasion): SampleActivity {
  const draw = random.next();
  if (draw < 0.34) return mail(random, occasion);
  if (draw < 0.62) return call(random, occasion);
  if (draw < 0.78) return note(random, occasion);
  if (draw < 0.88 && meetings[occasion.phase].length > 0) return meeting(random, occasion);
  return doneTask(random, occasion);
}

function call(random: Random, occasion: Occasion): SampleActivity {
  const outcome = random.pick(callOutcomes);
  const reached = outcome === 'reached';
  return {
    ...happened(random, occasion, 'call'),
    ...(reached
      ? said(random, occasion, calls[occasion.phase])
      : { subject: fill(random, occasion, 'Call {first}'), description: null }),
    direction: random.chance(0.78) ? 'out' : 'in',
    duration_seconds: reached
      ? Math.round(Math.min(4_200, random.skewed(420, 0.8)))
      : random.between(8, 50),
    outcome,
  };
}

function mail(random: Random, occasion: Occasion): SampleActivity {
  const letter = random.pick(mails[occasion.phase]);
  return {
    ...happened(random, occasion, 'email'),
    ...said(random, occasion, [letter]),
    direction: letter.from === 'us' ? 'out' : 'in',
  };
}

function note(random: Random, occasion: Occasion): SampleActivity {
  return {
    ...happened(random, occasion, 'note'),
    ...said(random, occasion, notes[occasion.phase]),
  };
}

function meeting(random: Random, occasion: Occasion): SampleActivity {
  return {
    ...happened(random, occasion, 'meeting'),
    ...said(random, occasion, meetings[occasion.phase]),
    duration_seconds: random.pick([30, 45, 60, 60, 60, 90, 120]) * 60,
    outcome: random.pick(meetingOutcomes),
  };
}

function doneTask(random: Random, occasion: Occasion): SampleActivity {
  return {
    ...happened(random, occasion, 'task'),
    subject: fill(random, occasion, random.pick(tasks[occasion.phase])),
    assignee_id: occasion.author.id,
  };
}

export function happened(
  random: Random,
  { at, author, deal_id, contact_id, company_id }: Occasion,
  type: SampleActivity['type'],
): SampleActivity {
  return {
    id: random.uuid(),
    deal_id,
    contact_id,
    company_id,
    type,
    subject: '',
    description: null,
    scheduled_at: at,
    completed_at: at,
    direction: null,
    duration_seconds: null,
    outcome: null,
    assignee_id: null,
    created_by_user_id: author.id,
    created_at: at,
    updated_at: at,
  };
}

function said(random: Random, occasion: Occasion, sayings: readonly Saying[]) {
  const { subject, says } = random.pick(sayings);
  return {
    subject: fill(random, occasion, subject),
    description: fill(random, occasion, random.pick(says)),
  };
}

export function fill(random: Random, about: About, text: string): string {
  const filled = text
    .replaceAll('{first}', about.first)
    .replaceAll('{company}', about.company)
    .replaceAll('{place}', about.place)
    .replaceAll('{n}', String(about.vehicles))
    .replaceAll('{product}', about.product)
    .replaceAll('{rival}', random.pick(rivals))
    .replaceAll('{month}', random.pick(months))
    .replaceAll('{me}', about.author.name.split(' ')[0] ?? '');
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}
