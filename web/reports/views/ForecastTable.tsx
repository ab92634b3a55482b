import { t } from '@lingui/core/macro';
import type { ReportTotals } from '../../../contract/reports.ts';
import { amounts, counts, FiguresTable } from './FiguresTable.tsx';
import type { ViewProps } from './Panel.tsx';

type Sum = ReportTotals<'forecast'>['sums'][number];

export function ForecastTable(props: Pick<ViewProps<'forecast'>, 'answer' | 'search'>) {
  return (
    <FiguresTable
      {...props}
      name="forecast"
      caption={t`Forecast, row by row`}
      apart={{ has: ({ key }) => key === null && props.answer.by === 'month' }}
      columns={[
        counts('count', t`Open deals`, (sum: Sum) => sum.open_count),
        amounts('won', t`Won so far`, (sum: Sum) => sum.won_cents),
        amounts('open', t`Open`, (sum: Sum) => sum.open_cents),
        amounts('weighted', t`Weighted`, (sum: Sum) => sum.weighted_cents),
        amounts('p10', t`Low`, (sum: Sum) => sum.p10_cents),
        amounts('p50', t`Likely`, (sum: Sum) => sum.p50_cents),
        amounts('p90', t`High`, (sum: Sum) => sum.p90_cents),
        amounts('goal', t`Goal`, (sum: Sum) => sum.goal_cents),
      ]}
    />
  );
}
