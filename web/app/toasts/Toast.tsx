import { Trans } from '@lingui/react/macro';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { modKey } from '../../ui/Keys.tsx';
import classes from './Toast.module.css';

type ToastProps = {
  message: ReactNode;
  tone: 'done' | 'refused' | 'won';
  undo: (() => void) | undefined;
};

/** One line on spine colour; the ring counts down while the act can still be taken back. */
export function Toast({ message, tone, undo }: ToastProps) {
  const Icon = tone === 'refused' ? IconAlertTriangle : IconCheck;
  return (
    <div className={classes.toast}>
      <span className={classes.icon} data-tone={tone}>
        <Icon size={14} stroke={2.4} aria-hidden />
      </span>
      <span className={classes.message}>{message}</span>
      {undo ? (
        <>
          <button type="button" className={classes.undo} onClick={undo}>
            <Trans>Undo</Trans>
            <span className={classes.key} aria-hidden>
              {modKey}Z
            </span>
          </button>
          <Ring />
        </>
      ) : null}
    </div>
  );
}

function Ring() {
  return (
    <svg
      className={classes.ring}
      width="18"
      height="18"
      viewBox="0 0 18 18"
      aria-hidden
      role="presentation"
    >
      <circle cx="9" cy="9" r="7" pathLength="1" />
    </svg>
  );
}
