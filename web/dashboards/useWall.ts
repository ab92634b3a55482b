import { useHotkeys } from '@mantine/hooks';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useCountAnew } from '../reports/useLiveReports.ts';

export type WallState<Kind extends HTMLElement> = {
  place: RefObject<Kind | null>;
  isOn: boolean;
  open: () => void;
};

const everyMinute = 60_000;

/** A dashboard over the whole screen, for the wall of an office: counted anew every minute. */
export function useWall<Kind extends HTMLElement>(): WallState<Kind> {
  const place = useRef<Kind>(null);
  const [isOn, setOn] = useState(false);
  const countAnew = useCountAnew();
  const open = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void place.current?.requestFullscreen().catch(() => {});
  };
  useHotkeys([['F', open]]);
  useEffect(() => {
    const look = () =>
      setOn(document.fullscreenElement !== null && document.fullscreenElement === place.current);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(countAnew, everyMinute);
    return () => clearInterval(timer);
  }, [isOn, countAnew]);
  return { place, isOn, open };
}
