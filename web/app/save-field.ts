import type { SaveOutcome } from '../ui/field/useFieldEditing.ts';
import { ApiProblem, api } from './api.ts';

type FieldSave<Row, Value> = {
  /** "/deals/…". */
  path: string;
  /** The version the reader saw; undefined wins over whatever is there ("Use mine"). */
  version: number | undefined;
  changes: unknown;
  /** Takes this field out of a record, for "changed meanwhile". */
  read: (row: Row) => Value;
  /** Gets the record as it now is, after a save and after a change by someone else. */
  onRecord: (row: Row) => void;
};

/** PATCHes one field and says how it went in the words of EditableField. */
export async function saveField<Row, Value>(
  save: FieldSave<Row, Value>,
): Promise<SaveOutcome<Value>> {
  const { path, version, changes, read, onRecord } = save;
  try {
    const guard = version === undefined ? {} : { version };
    onRecord(await api<Row>(path, { method: 'PATCH', body: changes, ...guard }));
    return { outcome: 'saved' };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.status !== 412) return { outcome: 'refused', reason: reasonOf(error) };
    const current = error.current as Row;
    onRecord(current);
    return { outcome: 'changed', theirs: read(current) };
  }
}

function reasonOf(error: ApiProblem) {
  return Object.values(error.fieldErrors)[0] ?? error.message;
}
