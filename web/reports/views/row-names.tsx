import { t } from '@lingui/core/macro';
import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { teamsQuery } from '../../app/queries.ts';
import { StageTally } from '../../deals/StageTally.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { longPeriod, shortPeriod } from '../period-names.ts';
import { isGrain } from '../periods.ts';
import classes from './Panel.module.css';

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
  return isGrain(by) ? t`Without a date` : t`None`;
}

/** Whose a row is, within a sentence: "by Ines Falkenrath", "for Price", "without a source". */
export function holderInWords(row: Segment, by: string): string {
  const name = rowName(row, by);
  const isNone = row.key === null;
  switch (by) {
    case 'owner':
      return isNone ? t`without an owner` : t`by ${name}`;
    case 'person':
      return isNone ? t`by nobody` : t`by ${name}`;
    case 'team':
      return isNone ? t`without a team` : t`by ${name}`;
    case 'company':
      return isNone ? t`without a company` : t`with ${name}`;
    case 'source':
      return isNone ? t`without a source` : t`from ${name}`;
    case 'lost_reason':
      return isNone ? t`without a reason` : t`for “${name}”`;
    default:
      if (isNone && isGrain(by)) return t`without a date`;
      return t`in ${name}`;
  }
}

type RowNameProps = { row: Segment; by: string };

/**
 * The same beside a chart or in a table: people with their face, stages with their tally; short where a
 * long period would be cut.
 */
export function RowName({ row, by, isShort = false }: RowNameProps & { isShort?: boolean }) {
  const name = rowName(row, by);
  return (
    <>
      <RowIcon row={row} by={by} />
      <span data-name title={name}>
        {isShort ? rowName(row, by, true) : name}
      </span>
      <Alone row={row} by={by} />
    </>
  );
}

/** A team with others below it has a row of its own people; as a filter it brings those below along. */
export function Alone({ row, by }: RowNameProps) {
  const { data: teams = [] } = useQuery({ ...teamsQuery, enabled: by === 'team' });
  if (by !== 'team' || !teams.some(({ parent_id }) => parent_id !== null && parent_id === row.key))
    return null;
  const name = rowName(row, by);
  return (
    <span className={classes.aside} title={t`${name} without the teams below it`}>
      {t`alone`}
      <VisuallyHidden>, {t`without the teams below it`}</VisuallyHidden>
    </span>
  );
}

export function RowIcon({ row, by }: RowNameProps) {
  if (row.key === null) return null;
  if (by === 'stage') return <StageTally stageId={row.key} />;
  if (by !== 'owner' && by !== 'person') return null;
  return <Avatar id={row.key} name={rowName(row, by)} size={18} decorative />;
}
