import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ApiProblem } from '../app/api.ts';
import classes from './HolderLink.module.css';
import type { RecordKind } from './record-kind.ts';

/** When a value is taken: the way to the record that holds it, if the reader may see that one. */
export function HolderLink({ error }: { error: Error | null }) {
  const holder = holderOf(error);
  if (!holder) return null;
  return (
    <span className={classes.holder}>
      <Link to={`/${holder.object}/$id`} params={{ id: holder.id }}>
        <Trans>Open the record that has it</Trans>
      </Link>
    </span>
  );
}

const kinds: ReadonlySet<unknown> = new Set<RecordKind>(['companies', 'contacts', 'deals']);

function holderOf(error: Error | null): { object: RecordKind; id: string } | null {
  if (!(error instanceof ApiProblem)) return null;
  const { holder } = error.problem;
  if (typeof holder !== 'object' || holder === null) return null;
  if (!('object' in holder && 'id' in holder) || typeof holder.id !== 'string') return null;
  return isKind(holder.object) ? { object: holder.object, id: holder.id } : null;
}

function isKind(value: unknown): value is RecordKind {
  return kinds.has(value);
}
