import {
  IconAdjustmentsHorizontal,
  IconChartBar,
  IconChartDots,
  IconChartHistogram,
  IconClockHour4,
  IconFilter,
  IconGauge,
  IconHistory,
  IconPhoneCall,
  IconScale,
  IconStairs,
  IconTrophy,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReportName } from '../../contract/reports.ts';

export const reportIcons: Record<ReportName, TablerIcon> = {
  revenue: IconChartBar,
  forecast: IconChartDots,
  velocity: IconGauge,
  funnel: IconFilter,
  'stage-duration': IconClockHour4,
  'cycle-time': IconChartHistogram,
  'win-loss': IconScale,
  leaderboard: IconTrophy,
  activity: IconPhoneCall,
  'pipeline-as-of': IconAdjustmentsHorizontal,
  'pipeline-changes': IconStairs,
  'forecast-backtest': IconHistory,
};
