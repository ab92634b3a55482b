import { useLingui } from '@lingui/react/macro';
import type { DealStage } from '../../contract/pipelines.ts';

/** What a stage can mean, in order. */
export const meanings: DealStage[] = [
  'lead',
  'contacted',
  'qualified',
  'proposal',
  'negotiation',
  'won',
  'lost',
];

export function useMeaningNames(): Record<DealStage, string> {
  const { t } = useLingui();
  return {
    lead: t`Lead`,
    contacted: t`Contacted`,
    qualified: t`Qualified`,
    proposal: t`Proposal`,
    negotiation: t`Negotiation`,
    won: t`Won`,
    lost: t`Lost`,
  };
}
