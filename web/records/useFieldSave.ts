import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { Timeline } from '../../contract/timeline.ts';
import { api } from '../app/api.ts';
import { saveField } from '../app/save-field.ts';
import type { Choice } from '../ui/ChoicePicker.tsx';
import type { SaveOutcome, SaveValue } from '../ui/field/useFieldEditing.ts';
import type { RecordKind, RowOf } from './record-kind.ts';
import { recordQuery } from './useRecord.ts';

type FieldChange<Row, Value> = {
  /** The column, to find out who changed it. */
  column: string;
  changes: (value: Value) => object;
  read: (row: Row) => Value;
  isSame?: (left: Value, right: Value) => boolean;
  /** What a linked record shows until it is read anew. */
  joined?: (value: Value) => object;
};

/** The ways in which a record's page saves one field, guarded by the version its reader saw. */
export function useFieldSave<Kind extends RecordKind>(kind: Kind, row: RowOf[Kind]) {
  type Row = RowOf[Kind];
  const client = useQueryClient();
  const key = recordQuery(kind, row.id).queryKey;
  const path = `/${kind}/${row.id}`;

  function save<Value>(change: FieldChange<Row, Value>): SaveValue<Value> {
    const isSame = change.isSame ?? Object.is;
    const before = change.read(row);
    return async (value, { overwrite }) => {
      let seen = row.version;
      const send = (version: number | undefined) =>
        saveField<Row, Value>({
          path,
          version,
          changes: change.changes(value),
          read: change.read,
          onRecord: (now) => {
            seen = now.version;
            const joined = change.joined?.(value) ?? {};
            client.setQueryData<Row>(key, (shown) => ({ ...shown, ...now, ...joined }));
          },
        });
      let result = await send(overwrite ? undefined : row.version);
      // Somebody changed another field: nothing of this one is lost.
      if (result.outcome === 'changed' && isSame(result.theirs, before)) result = await send(seen);
      if (result.outcome === 'saved') {
        void client.invalidateQueries({ queryKey: [kind, 'list'] });
        void client.invalidateQueries({ queryKey: ['board'] });
      }
      return withName(client, `${path}/timeline`, change.column, result);
    };
  }

  return {
    save,
    /** For a field whose value goes to the API as it is. */
    field: <Name extends keyof Row & string>(name: Name): SaveValue<Row[Name]> =>
      save({
        column: name,
        changes: (value) => ({ [name]: value }),
        read: (asked) => asked[name],
      }),
    /** For a link to another record: `company_id` shows as `company`. */
    link: (
      column: keyof Row & string,
      read: (row: Row) => Choice | null,
      joined: (choice: Choice | null) => object,
    ): SaveValue<Choice | null> =>
      save({
        column,
        changes: (choice) => ({ [column]: choice?.id ?? null }),
        read,
        isSame: (left, right) => left?.id === right?.id,
        joined,
      }),
  };
}

/** Who was quicker stands in the record's own history. */
async function withName<Value>(
  client: QueryClient,
  path: string,
  column: string,
  result: SaveOutcome<Value>,
): Promise<SaveOutcome<Value>> {
  if (result.outcome !== 'changed') return result;
  try {
    const { data } = await client.fetchQuery({
      queryKey: ['latest-change', path],
      queryFn: () => api<Timeline>(path, { query: { kind: 'change', limit: 5 } }),
      staleTime: 0,
    });
    const latest = data.find((entry) => entry.kind === 'change' && column in entry.change.changes);
    const by = latest?.kind === 'change' ? latest.change.user?.name : undefined;
    return by === undefined ? result : { ...result, by };
  } catch {
    // The conflict can be settled without knowing the name.
    return result;
  }
}
