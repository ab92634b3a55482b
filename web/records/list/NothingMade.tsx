import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/EmptyState.tsx';

type NothingMadeProps = { add: (() => void) | null; label: string; children: ReactNode };

/** A list before anything was made: what belongs here, and the first step. */
export function NothingMade({ add, label, children }: NothingMadeProps) {
  return (
    <EmptyState
      action={
        add ? (
          <Button variant="default" onClick={add}>
            {label}
          </Button>
        ) : null
      }
    >
      {children}
    </EmptyState>
  );
}
