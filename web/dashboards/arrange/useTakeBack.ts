import { type ReactNode, useState } from 'react';
import { hideToast, showToast } from '../../app/toasts/toasts.ts';

type Done = { message: ReactNode; undo: () => void };

/** Tells of each act and takes it back: one toast for all of them, the newest act first. */
export function useTakeBack() {
  return useState(actsDone)[0];
}

function actsDone() {
  const done: Done[] = [];
  let toast = '';
  const offer = () => {
    const newest = done.at(-1);
    if (newest) toast = showToast(newest.message, { undo: takeBack });
  };
  const takeBack = () => {
    done.pop()?.undo();
    offer();
  };
  return (one: Done) => {
    hideToast(toast);
    done.push(one);
    offer();
  };
}
