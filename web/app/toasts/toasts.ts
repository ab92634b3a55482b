import { notifications } from '@mantine/notifications';
import { createElement, type ReactNode } from 'react';
import classes from './Toast.module.css';
import { Toast } from './Toast.tsx';

/** How long a toast, and with it the way back, stays. */
export const toastFor = 6000;

type ToastOptions = {
  tone?: 'done' | 'refused' | 'won';
  undo?: () => void;
};

/** What can still be taken back, the newest last. */
const undoable = new Map<string, () => void>();

/** Says at the foot of the page what happened. With `undo`, the button and ⌘Z take it back. */
export function showToast(message: ReactNode, { tone = 'done', undo }: ToastOptions = {}) {
  const id = crypto.randomUUID?.() ?? String(Math.random());
  if (undo) undoable.set(id, undo);
  notifications.show({
    id,
    message: createElement(Toast, { message, tone, undo: undo && (() => takeBack(id)) }),
    autoClose: toastFor,
    withCloseButton: false,
    withBorder: false,
    role: tone === 'refused' ? 'alert' : 'status',
    classNames: { root: classes.root ?? '', body: classes.body ?? '' },
    onClose: () => undoable.delete(id),
  });
  return id;
}

/** Takes a toast away before its time, and with it its way back. */
export function hideToast(id: string) {
  notifications.hide(id);
}

/** Takes back the newest thing that can still be taken back. */
export function undoLast() {
  const newest = [...undoable.keys()].at(-1);
  if (newest !== undefined) takeBack(newest);
}

function takeBack(id: string) {
  const undo = undoable.get(id);
  undoable.delete(id);
  notifications.hide(id);
  undo?.();
}
