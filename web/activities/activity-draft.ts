import type { Activity, ActivityChanges } from '../../contract/activities.ts';
import { type Draft, instantOf, secondsOf } from '../records/composer/draft.ts';
import type { Choice } from '../ui/ChoicePicker.tsx';
import { writeDay } from '../ui/dates.ts';

/** An activity as the form edits it. */
export function draftOf(activity: Activity, assignee: Choice | null): Draft {
  const at = new Date(activity.scheduled_at);
  return {
    type: activity.type,
    subject: activity.subject ?? '',
    text: activity.description ?? '',
    direction: activity.direction ?? 'out',
    outcome: activity.outcome ?? '',
    minutes: minutesIn(activity.duration_seconds),
    day: writeDay(at),
    time: `${pad(at.getHours())}:${pad(at.getMinutes())}`,
    assignee,
  };
}

/** Only what differs. What happened keeps its time to the second unless that was changed. */
export function changesOf(activity: Activity, draft: Draft, isDone: boolean): ActivityChanges {
  const before = draftOf(activity, draft.assignee);
  const moved = draft.day !== before.day || draft.time !== before.time;
  const at = instantOf(draft).toISOString();
  const isEvent = activity.type !== 'task';
  const wasDone = activity.completed_at !== null;
  return {
    subject: draft.subject.trim() || null,
    description: draft.text.trim() || null,
    ...(moved ? { scheduled_at: at } : {}),
    ...(activity.type === 'call'
      ? { direction: draft.direction, outcome: draft.outcome || null }
      : {}),
    ...(draft.minutes === before.minutes ? {} : { duration_seconds: secondsOf(draft) }),
    ...(activity.type === 'task' ? { assignee_id: draft.assignee?.id ?? null } : {}),
    ...completionOf({ isDone, wasDone, moved: moved && isEvent, at }),
  };
}

type Completion = { isDone: boolean; wasDone: boolean; moved: boolean; at: string };

function completionOf({ isDone, wasDone, moved, at }: Completion): ActivityChanges {
  if (!isDone) return wasDone ? { completed_at: null } : {};
  if (moved) return { completed_at: at };
  return wasDone ? {} : { completed_at: new Date().toISOString() };
}

function minutesIn(seconds: number | null) {
  if (seconds === null) return '';
  const rest = seconds % 60;
  const whole = String(Math.floor(seconds / 60));
  return rest === 0 ? whole : `${whole}:${pad(rest)}`;
}

function pad(part: number) {
  return String(part).padStart(2, '0');
}
