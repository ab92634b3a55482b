import { type RefObject, useEffect, useState } from 'react';

/** What a panel lists: names of a row chart, entries of a feed, rows of a table. */
const listed = 'figure ul[aria-hidden] > li, ol > li, tbody > tr';

/** Room for the line that tells of the rows further down, in px. */
const lineHeight = 24;

export type Cut = { height: number; more: number };

/** Where a panel's content ends so that no row is cut through, and how many stand further down. */
export function useWholeRows(frame: RefObject<HTMLElement | null>, isOff: boolean) {
  const [cut, setCut] = useState<Cut | null>(null);
  useEffect(() => {
    const scroller = frame.current?.firstElementChild;
    const content = scroller?.firstElementChild;
    if (isOff || !frame.current || !scroller || !content) return setCut(null);
    const place = frame.current;
    const look = () => {
      const now = cutOf(place, scroller);
      setCut((was) => (was?.height === now?.height && was?.more === now?.more ? was : now));
    };
    const observer = new ResizeObserver(look);
    for (const one of [place, content]) observer.observe(one);
    scroller.addEventListener('scroll', look);
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, [frame, isOff]);
  return cut;
}

function cutOf(frame: HTMLElement, scroller: Element): Cut | null {
  const { top, height } = frame.getBoundingClientRect();
  // A wall is drawn larger than its lengths say.
  const zoom = frame.offsetHeight === 0 ? 1 : height / frame.offsetHeight;
  const all = [...scroller.querySelectorAll(listed)].map(
    (row) => (row.getBoundingClientRect().bottom - top) / zoom,
  );
  if (Math.max(0, ...all) <= frame.clientHeight) return null;
  const whole = all.filter((bottom) => bottom <= frame.clientHeight - lineHeight);
  const end = Math.max(...whole);
  return end > 0 ? { height: Math.ceil(end), more: all.length - whole.length } : null;
}
