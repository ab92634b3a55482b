import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { destinations } from '../navigation.ts';
import { undoLast } from '../toasts/toasts.ts';
import type { Commands } from './shell-commands.ts';

/** The keys that work on every page. ⌘K works inside inputs too; the rest leaves typing alone. */
export function useShellKeys(commands: Commands) {
  useHotkeys([['mod+K', commands.openPalette]], []);
  useHotkeys([
    ['mod+Z', undoLast],
    ['/', commands.openPalette],
  ]);
  const navigate = useNavigate();
  useKeySequence((first, second) => {
    if (first === 'n' && second === 'd') commands.openNewDeal();
    if (first !== 'g') return;
    const place = destinations.find(({ key }) => key === second);
    if (place) void navigate({ to: place.to });
  }, commands.openShortcuts);
}

const togetherWithin = 1200;

/** Two letters after one another, such as G P; `?` alone, since its place differs by keyboard. */
function useKeySequence(press: (first: string, second: string) => void, ask: () => void) {
  const before = useRef({ key: '', at: 0 });
  const listen = useEffectEvent((event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
    if (event.key === '?') return ask();
    const now = Date.now();
    const key = event.key.toLowerCase();
    if (now - before.current.at < togetherWithin) press(before.current.key, key);
    before.current = { key, at: now };
  });
  useEffect(() => {
    const heard = (event: KeyboardEvent) => listen(event);
    document.addEventListener('keydown', heard);
    return () => document.removeEventListener('keydown', heard);
  }, []);
}

export function isTyping(target: EventTarget | null) {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
    target.closest('[role="dialog"]') !== null
  );
}
