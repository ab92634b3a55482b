import { type RefObject, useEffect, useRef, useState } from 'react';

/** Whether an element stands on the screen or just beyond its edge. */
export function useSeen<Kind extends HTMLElement>(): [RefObject<Kind | null>, boolean] {
  const place = useRef<Kind>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      ([entry]) => setSeen(entry?.isIntersecting ?? false),
      { rootMargin: '160px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [place, isSeen];
}
