import type { ColumnSizingState, ColumnVisibilityState, Updater } from '@tanstack/react-table';
import { useState } from 'react';
import type { RecordKind } from '../record-kind.ts';
import type { RecordColumn } from './columns.ts';

type Choice = { visibility: ColumnVisibilityState; sizing: ColumnSizingState };

/** Which columns a reader wants and how wide, kept in this browser. */
export function useColumnChoice<Row>(kind: RecordKind, columns: RecordColumn<Row>[]) {
  const key = `rapport-columns-${kind}`;
  const [choice, setChoice] = useState<Choice>(() => readChoice(key));
  const change = (changes: Partial<Choice>) => {
    const now = { ...choice, ...changes };
    setChoice(now);
    localStorage.setItem(key, JSON.stringify(now));
  };
  const usual = Object.fromEntries(columns.map(({ id, isExtra }) => [id, !isExtra]));
  return {
    visibility: { ...usual, ...choice.visibility },
    sizing: choice.sizing,
    setVisibility: (updater: Updater<ColumnVisibilityState>) =>
      change({ visibility: apply(updater, { ...usual, ...choice.visibility }) }),
    setSizing: (updater: Updater<ColumnSizingState>) =>
      change({ sizing: apply(updater, choice.sizing) }),
    reset: () => change({ visibility: {}, sizing: {} }),
  };
}

export type ColumnChoice = ReturnType<typeof useColumnChoice>;

function apply<State>(updater: Updater<State>, before: State): State {
  return updater instanceof Function ? updater(before) : updater;
}

/** What was kept by an older version, or by hand, may be anything. */
function readChoice(key: string): Choice {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return { visibility: {}, sizing: {} };
    return {
      visibility: 'visibility' in kept ? pick(kept.visibility, isBoolean) : {},
      sizing: 'sizing' in kept ? pick(kept.sizing, isWidth) : {},
    };
  } catch {
    return { visibility: {}, sizing: {} };
  }
}

function pick<Value>(from: unknown, is: (value: unknown) => value is Value) {
  const picked: Record<string, Value> = {};
  if (typeof from !== 'object' || from === null) return picked;
  for (const [name, value] of Object.entries(from)) if (is(value)) picked[name] = value;
  return picked;
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isWidth(value: unknown): value is number {
  return typeof value === 'number' && value >= 40 && value <= 1200;
}
