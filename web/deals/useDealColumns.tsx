import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { Deal } from '../../contract/deals.ts';
import { contactName } from '../app/choices.tsx';
import type { RecordColumn } from '../records/list/columns.ts';
import { OwnerCell } from '../records/list/OwnerCell.tsx';
import { NameLink } from '../records/list/TableRow.tsx';
import { DateText } from '../ui/DateText.tsx';
import { CloseDateCell } from './CloseDateCell.tsx';
import { DealAmount } from './DealAmount.tsx';
import classes from './DealColumns.module.css';
import { NextStepText } from './NextStepText.tsx';
import { StageText } from './StageText.tsx';

/** The columns of the list of deals; the tally stands in the margin. */
export function useDealColumns() {
  const { t } = useLingui();
  const extra = useExtraColumns();
  return useMemo<RecordColumn<Deal>[]>(
    () => [
      {
        id: 'title',
        name: t`Title`,
        width: 220,
        sort: 'title',
        cell: ({ title }) => <NameLink>{title}</NameLink>,
      },
      { id: 'company', name: t`Company`, width: 160, cell: ({ company }) => company?.name },
      {
        id: 'contact',
        name: t`Contact`,
        width: 170,
        isExtra: true,
        cell: ({ contact }) => (contact ? contactName(contact) : null),
      },
      {
        id: 'stage',
        name: t`Stage`,
        width: 110,
        cell: ({ stage_id }) => <StageText id={stage_id} />,
      },
      {
        id: 'owner',
        name: t`Owner`,
        width: 140,
        cell: ({ owner_id }) => <OwnerCell id={owner_id} />,
      },
      {
        id: 'next_step',
        name: t`Next step`,
        width: 104,
        cell: (deal) =>
          deal.closed_at === null ? (
            <span className={classes.next}>
              <NextStepText deal={deal} now={new Date()} />
            </span>
          ) : null,
      },
      {
        id: 'expected_close_date',
        name: t`Close date`,
        width: 104,
        sort: 'expected_close_date',
        cell: (deal) => <CloseDateCell deal={deal} />,
      },
      ...extra,
      {
        id: 'created_at',
        name: t`Added`,
        width: 100,
        sort: 'created_at',
        cell: ({ created_at }) => <DateText value={created_at} />,
      },
      {
        id: 'value_cents',
        name: t`Value`,
        width: 104,
        sort: 'value_cents',
        end: true,
        cell: (deal) => (
          <span className={classes.amount}>
            <DealAmount deal={deal} />
          </span>
        ),
      },
    ],
    [t, extra],
  );
}

/** Columns that few want, off until somebody does. */
function useExtraColumns() {
  const { t } = useLingui();
  return useMemo<RecordColumn<Deal>[]>(
    () => [
      { id: 'source', name: t`Source`, width: 130, isExtra: true, cell: ({ source }) => source },
      {
        id: 'closed_at',
        name: t`Closed`,
        width: 100,
        sort: 'closed_at',
        isExtra: true,
        cell: ({ closed_at }) => (closed_at ? <DateText value={closed_at} /> : null),
      },
      {
        id: 'lost_reason',
        name: t`Lost because`,
        width: 140,
        isExtra: true,
        cell: ({ lost_reason }) => lost_reason,
      },
      {
        id: 'updated_at',
        name: t`Changed`,
        width: 112,
        sort: 'updated_at',
        isExtra: true,
        cell: ({ updated_at }) => <DateText value={updated_at} />,
      },
    ],
    [t],
  );
}
