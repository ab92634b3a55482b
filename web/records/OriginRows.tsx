import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { teamsQuery } from '../app/queries.ts';
import { DateText } from '../ui/DateText.tsx';
import { ReadRow } from './ReadRow.tsx';

type OriginRowsProps = { record: { team_id: string | null; created_at: string } };

/** What follows from the rest: the owner's team, and since when the record is there. */
export function OriginRows({ record }: OriginRowsProps) {
  const { t } = useLingui();
  const team = (useQuery(teamsQuery).data ?? []).find(({ id }) => id === record.team_id);
  return (
    <>
      {team ? <ReadRow label={t`Team`}>{team.name}</ReadRow> : null}
      <ReadRow label={t`Added`}>
        <DateText value={record.created_at} year />
      </ReadRow>
    </>
  );
}
