import { useEffect, useState } from 'react';
import { writeDay } from './dates.ts';

/** Today's calendar day; a page left open overnight draws its dates anew. */
export function useToday() {
  const [today, setToday] = useState(() => writeDay(new Date()));
  useEffect(() => {
    const timer = setInterval(() => setToday(writeDay(new Date())), 60_000);
    return () => clearInterval(timer);
  }, []);
  return today;
}
