import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMayWrite } from '../app/queries.ts';
import { formatDay, formatTime } from '../ui/dates.ts';
import type { RecordKind } from './record-kind.ts';
import classes from './TrashBanner.module.css';
import { useTrash } from './useTrash.tsx';

type TrashBannerProps = { kind: RecordKind; record: { id: string; deleted_at: string | null } };

/** Over a record that lies in the trash: since when, and the way back. */
export function TrashBanner({ kind, record }: TrashBannerProps) {
  const { restore } = useTrash(kind);
  const mayWrite = useMayWrite();
  if (record.deleted_at === null) return null;
  const at = new Date(record.deleted_at);
  const since = `${formatDay(at)}, ${formatTime(at)}`;
  return (
    <div className={classes.banner} role="status">
      <IconTrash size={16} stroke={1.7} aria-hidden />
      <span className={classes.words}>
        <Trans>In the trash since {since}. Restore it to change anything.</Trans>
      </span>
      {mayWrite ? (
        <Button size="xs" variant="default" onClick={() => restore(record.id)}>
          <Trans>Restore</Trans>
        </Button>
      ) : null}
    </div>
  );
}
