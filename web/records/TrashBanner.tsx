import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMayWrite } from '../app/queries.ts';
import { DateText } from '../ui/DateText.tsx';
import type { RecordKind } from './record-kind.ts';
import classes from './TrashBanner.module.css';
import { useTrash } from './useTrash.tsx';

type TrashBannerProps = { kind: RecordKind; record: { id: string; deleted_at: string | null } };

/** Over a record that lies in the trash: since when, and the way back. */
export function TrashBanner({ kind, record }: TrashBannerProps) {
  const { restore } = useTrash(kind);
  const mayWrite = useMayWrite();
  if (record.deleted_at === null) return null;
  return (
    <div className={classes.banner} role="status">
      <IconTrash size={16} stroke={1.7} aria-hidden />
      <span className={classes.words}>
        <Trans>
          In the trash since <DateText value={record.deleted_at} time />. Restore it to change
          anything.
        </Trans>
      </span>
      {mayWrite ? (
        <Button size="xs" variant="default" onClick={() => restore(record.id)}>
          <Trans>Restore</Trans>
        </Button>
      ) : null}
    </div>
  );
}
