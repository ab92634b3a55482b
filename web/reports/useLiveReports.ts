import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useLiveChanges } from '../app/live/useLiveChanges.ts';

/** Reports count much: one new count in so many milliseconds is enough. */
const gatherFor = 5_000;

const counted = new Set(['deals', 'activities', 'companies', 'goals']);

/** Counts what is on the screen anew when what it counts changes, and while the page is looked at. */
export function useLiveReports() {
  const countAnew = useCountAnew();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isDue = useRef(false);
  useLiveChanges((message) => {
    if (message.kind === 'caught-up-blindly' || !counted.has(message.change.table_name)) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      isDue.current = document.hidden;
      if (!document.hidden) countAnew();
    }, gatherFor);
  });
  useEffect(() => {
    const look = () => {
      if (document.hidden || !isDue.current) return;
      isDue.current = false;
      countAnew();
    };
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      clearTimeout(timer.current);
    };
  }, [countAnew]);
}

/** Asks anew for what is shown; the figures stay until the new ones are there. */
export function useCountAnew() {
  const client = useQueryClient();
  return useCallback(() => void client.invalidateQueries({ queryKey: ['reports'] }), [client]);
}
