import { Plural, useLingui } from '@lingui/react/macro';
import type { Activity } from '../../contract/activities.ts';
import { calendarDaysBetween, formatDay, formatTime, formatWeekday } from '../ui/dates.ts';

type DueTextProps = { activity: Pick<Activity, 'type' | 'scheduled_at' | 'duration_seconds'> };

/** "Today, 16:00 to 17:00", "1 day late", "Thu 26 Nov". Tasks are due by the day. */
export function DueText({ activity }: DueTextProps) {
  const { t } = useLingui();
  const at = new Date(activity.scheduled_at);
  const now = new Date();
  const distance = calendarDaysBetween(now, at);
  if (distance < 0) return <Plural value={-distance} one="# day late" other="# days late" />;
  const day = distance === 0 ? t`Today` : distance === 1 ? t`Tomorrow` : dayOf(at, distance, now);
  if (activity.type === 'task') return <span>{day}</span>;
  const from = formatTime(at);
  const span = activity.duration_seconds;
  if (activity.type !== 'meeting' || !span) return <span>{t`${day}, ${from}`}</span>;
  const to = formatTime(new Date(at.getTime() + span * 1000));
  return <span>{t`${day}, ${from} to ${to}`}</span>;
}

function dayOf(at: Date, distance: number, now: Date) {
  return distance < 60 ? formatWeekday(at) : formatDay(at, now);
}
