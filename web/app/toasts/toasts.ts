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

let lastUndo: { id: string; undo: () => void } | null = null;

/** Says at the foot of the page what happened. With `undo`, the button and ⌘Z take it back. */
export function showToast(message: ReactNode, { tone = 'done', undo }: ToastOptions = {}) {
  const id = crypto.randomUUID?.() ?? String(Math.random());
  if (undo) lastUndo = { id, undo };
  notifications.show({
    id,
    message: createElement(Toast, { message, tone, undo: undo && (() => takeBack(id)) }),
    autoClose: toastFor,
    withCloseButton: false,
    withBorder: false,
    role: tone === 'refused' ? 'alert' : 'status',
    classNames: { root: classes.root ?? '', body: classes.body ?? '' },
    onClose: () => {
      if (lastUndo?.id === id) lastUndo = null;
    },
  });
  return id;
}

/** Takes back the last thing that can still be taken back. Answers whether there was one. */
export function undoLast() {
  if (!lastUndo) return false;
  takeBack(lastUndo.id);
  return true;
}

function takeBack(id: string) {
  if (lastUndo?.id !== id) return;
  const { undo } = lastUndo;
  lastUndo = null;
  notifications.hide(id);
  undo();
}
