import { plural, t } from '@lingui/core/macro';
import { useEffect, useState } from 'react';
import { useCountedAt } from './useCounted.ts';

const minute = 60_000;

/** "just now", "2 minutes ago"; null before the first figures. */
export function useCountedWords(): string | null {
  const at = useCountedAt();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute / 2);
    return () => clearInterval(timer);
  }, []);
  if (at === 0) return null;
  const minutes = Math.floor((Math.max(now, at) - at) / minute);
  if (minutes === 0) return t`just now`;
  return plural(minutes, { one: '# minute ago', other: '# minutes ago' });
}
