import { useEffect, useEffectEvent } from 'react';
import type { LiveMessage } from './connection.ts';

type Listener = (message: LiveMessage) => void;

const listeners = new Set<Listener>();

export function tellListeners(message: LiveMessage) {
  for (const listener of listeners) listener(message);
}

/**
 * Calls back for every change of a record the reader may see, made by anyone, themselves included:
 *
 *     useLiveChanges((message) => {
 *       if (message.kind === 'caught-up-blindly') return refetchAll();
 *       if (message.change.deal_id === id) refetchTimeline();
 *     });
 */
export function useLiveChanges(listener: Listener) {
  const latest = useEffectEvent(listener);
  useEffect(() => {
    const heard: Listener = (message) => latest(message);
    listeners.add(heard);
    return () => {
      listeners.delete(heard);
    };
  }, []);
}
