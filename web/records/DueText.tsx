import { Plural, useLingui } from '@lingui/react/macro';
import type { Activity } from '../../contract/activities.ts';
import { calendarDaysBetween, formatDay, formatTime, formatWeekday } from '../ui/dates.ts';

type DueTextProps = {
  activity: Pick<Activity, 'type' | 'scheduled_at' | 'duration_seconds'>;
  /** Under a heading that says "Today", only the time. */
  isUnderToday?: boolean;
};

/** "Today, 16:00 to 17:00", "1 day late", "Thu 26 Nov". Tasks are due by the day. */
export function DueText({ activity, isUnderToday = false }: DueTextProps) {
  const { t } = useLingui();
  const at = new Date(activity.scheduled_at);
  const now = new Date();
  const distance = calendarDaysBetween(now, at);
  if (distance < 0) return <Plural value={-distance} one="# day late" other="# days late" />;
  const day = distance === 0 ? t`Today` : distance === 1 ? t`Tomorrow` : dayOf(at, distance, now);
  if (activity.type === 'task') return <span>{day}</span>;
  const from = formatTime(at);
  const until = endOf(activity);
  const time = until === null ? from : t`${from} to ${until}`;
  return <span>{isUnderToday && distance === 0 ? time : t`${day}, ${time}`}</span>;
}

/** When a meeting is over, where it has its length. */
function endOf({ type, scheduled_at, duration_seconds }: DueTextProps['activity']) {
  if (type !== 'meeting' || !duration_seconds) return null;
  return formatTime(new Date(Date.parse(scheduled_at) + duration_seconds * 1000));
}

function dayOf(at: Date, distance: number, now: Date) {
  return distance < 60 ? formatWeekday(at) : formatDay(at, now);
}
