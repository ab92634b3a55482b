import type { ReportAnswer, ReportName } from '../../../contract/reports.ts';
import type { ReportSearch } from '../report-search.ts';
import { ActivityView } from './ActivityView.tsx';
import { CycleTimeView } from './CycleTimeView.tsx';
import { ForecastBacktestView } from './ForecastBacktestView.tsx';
import { ForecastView } from './ForecastView.tsx';
import { FunnelView } from './FunnelView.tsx';
import { LeaderboardView } from './LeaderboardView.tsx';
import { PipelineAsOfView } from './PipelineAsOfView.tsx';
import { PipelineChangesView } from './PipelineChangesView.tsx';
import { RevenueView } from './RevenueView.tsx';
import { StageDurationView } from './StageDurationView.tsx';
import { VelocityView } from './VelocityView.tsx';
import { WinLossView } from './WinLossView.tsx';

export type AnyAnswer = { [Name in ReportName]: ReportAnswer<Name> }[ReportName];

type ReportViewProps = { answer: AnyAnswer; search: ReportSearch; size: 'page' | 'widget' };

/** Whatever report was answered, in its own view. */
export function ReportView({ answer, ...props }: ReportViewProps) {
  switch (answer.report) {
    case 'velocity':
      return <VelocityView answer={answer} {...props} />;
    case 'cycle-time':
      return <CycleTimeView answer={answer} {...props} />;
    case 'stage-duration':
      return <StageDurationView answer={answer} {...props} />;
    case 'funnel':
      return <FunnelView answer={answer} {...props} />;
    case 'revenue':
      return <RevenueView answer={answer} {...props} />;
    case 'win-loss':
      return <WinLossView answer={answer} {...props} />;
    case 'activity':
      return <ActivityView answer={answer} {...props} />;
    case 'pipeline-as-of':
      return <PipelineAsOfView answer={answer} {...props} />;
    case 'pipeline-changes':
      return <PipelineChangesView answer={answer} {...props} />;
    case 'forecast':
      return <ForecastView answer={answer} {...props} />;
    case 'forecast-backtest':
      return <ForecastBacktestView answer={answer} {...props} />;
    case 'leaderboard':
      return <LeaderboardView answer={answer} {...props} />;
  }
}
