import { ExitError } from '../exit-error.ts';

/** Exit codes of `rapport import`; docs/importing.md explains them. */
export const exitCodes = { file: 2, rows: 3 } as const;

/** A fault of the whole file: nothing of it was written, and the message says what to do. */
export class ImportError extends ExitError {
  constructor(message: string) {
    super(message, exitCodes.file);
  }
}

/** `a, b and 3 more`: as many of the values as a sentence bears. */
export function listSome(values: Iterable<string>, most = 12): string {
  const all = [...values];
  const shown = all.slice(0, most).map((value) => `“${value}”`);
  return all.length > most ? `${shown.join(', ')} and ${all.length - most} more` : shown.join(', ');
}
