import { t } from '@lingui/core/macro';
import { StageTally } from '../../deals/StageTally.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { longPeriod, shortPeriod } from '../period-names.ts';
import { isGrain } from '../periods.ts';

type Segment = { key: string | null; name: string | null };

/** What a row is about, in words; those without a person, a team or a reason are named too. */
export function rowName({ key, name }: Segment, by: string, isShort = false): string {
  if (key !== null && isGrain(by)) return isShort ? shortPeriod(key, by) : longPeriod(key, by);
  if (name !== null) return name;
  return key ?? nameOfNone(by);
}

function nameOfNone(by: string) {
  if (by === 'owner' || by === 'person') return t`Nobody`;
  if (by === 'team') return t`No team`;
  if (by === 'company') return t`No company`;
  if (by === 'lost_reason') return t`No reason given`;
  if (by === 'source') return t`No source`;
  return t`None`;
}

type RowNameProps = { row: Segment; by: string };

/** The same beside a chart or in a table: people with their face, stages with their tally. */
export function RowName({ row, by }: RowNameProps) {
  const name = rowName(row, by);
  return (
    <>
      <RowIcon row={row} by={by} />
      <span title={name}>{name}</span>
    </>
  );
}

export function RowIcon({ row, by }: RowNameProps) {
  if (row.key === null) return null;
  if (by === 'stage') return <StageTally stageId={row.key} />;
  if (by !== 'owner' && by !== 'person') return null;
  return <Avatar id={row.key} name={rowName(row, by)} size={18} decorative />;
}
