import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Activity } from '../../contract/activities.ts';
import { useLiveChanges } from '../app/live/useLiveChanges.ts';
import { calendarDaysBetween } from '../ui/dates.ts';
import { useToday } from '../ui/useToday.ts';
import { doneTasks, openTasks, unassignedTasks, type Whose } from './tasks.ts';

/** A person's tasks by when they are due, kept as they are now. */
export function useTasks(whose: Whose) {
  useLiveTasks();
  useToday();
  const open = useInfiniteQuery(openTasks(whose));
  const unassigned = useQuery(unassignedTasks(whose));
  const done = useInfiniteQuery(doneTasks(whose));
  const given = open.data?.pages.flatMap(({ data }) => data) ?? [];
  const all = [...given, ...(unassigned.data ?? [])].sort(bySchedule);
  const now = new Date();
  const away = ({ scheduled_at }: Activity) => calendarDaysBetween(now, new Date(scheduled_at));
  return {
    open,
    done,
    late: all.filter((task) => away(task) < 0),
    today: all.filter((task) => away(task) === 0),
    upcoming: all.filter((task) => away(task) > 0),
    finished: done.data?.pages.flatMap(({ data }) => data) ?? [],
  };
}

function bySchedule(left: Activity, right: Activity) {
  return Date.parse(left.scheduled_at) - Date.parse(right.scheduled_at);
}

const gatherFor = 400;

function useLiveTasks() {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLiveChanges((message) => {
    if (message.kind !== 'change' || message.change.table_name !== 'activities') return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void client.invalidateQueries({ queryKey: ['tasks'] });
    }, gatherFor);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}
