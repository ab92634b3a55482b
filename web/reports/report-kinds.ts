import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ReportName, segments } from '../../contract/reports.ts';
import { i18n } from '../app/i18n.ts';
import type { PeriodId } from './periods.ts';

type Segment<Name extends ReportName> = (typeof segments)[Name][number];
export type AnySegment = Segment<ReportName>;

export type ReportKind<Name extends ReportName = ReportName> = {
  title: MessageDescriptor;
  /** What it answers, in one sentence. */
  sentence: MessageDescriptor;
  /** Where there is nothing to count: one sentence, with what comes next. */
  empty: MessageDescriptor;
  /** Into what it splits; the first without a choice. The contract's own list would bring zod along. */
  segments: readonly Segment<Name>[];
  /** The period shown without a choice. */
  period: PeriodId;
};

export const reportKinds: { [Name in ReportName]: ReportKind<Name> } = {
  revenue: {
    title: msg`Won`,
    sentence: msg`What was won, when and by whom, against the goal.`,
    empty: msg`Nothing was won in this period. What is won stands here at once.`,
    segments: ['month', 'week', 'quarter', 'owner', 'team', 'pipeline', 'source', 'company'],
    period: 'this-year',
  },
  forecast: {
    title: msg`Forecast`,
    sentence: msg`What the open deals may bring, learned from your own history.`,
    empty: msg`No open deal is expected to close in this period. Give open deals a close date and they stand here.`,
    segments: ['month', 'owner'],
    period: 'around-now',
  },
  velocity: {
    title: msg`Velocity`,
    sentence: msg`What the pipeline earns in a day, and what moves it.`,
    empty: msg`No deal was open or closed in this period. Take a longer one, or win the first.`,
    segments: ['month', 'quarter', 'owner', 'team', 'pipeline'],
    period: 'last-365',
  },
  funnel: {
    title: msg`Funnel`,
    sentence: msg`How many deals reach each stage, and where they stop.`,
    empty: msg`No deal was opened in this period. Deals stand here from their first stage on.`,
    segments: ['stage'],
    period: 'last-365',
  },
  'stage-duration': {
    title: msg`Time in stage`,
    sentence: msg`How long deals stand in each stage, and which one holds them.`,
    empty: msg`No deal stood in a stage in this period. Times are counted from a deal’s first move on.`,
    segments: ['stage'],
    period: 'last-365',
  },
  'cycle-time': {
    title: msg`Time to close`,
    sentence: msg`How long deals take from their first day to won or lost.`,
    empty: msg`No deal was won or lost in this period. The first that closes starts the count.`,
    segments: ['month', 'quarter', 'owner', 'team', 'pipeline', 'source', 'company'],
    period: 'last-365',
  },
  'win-loss': {
    title: msg`Won and lost`,
    sentence: msg`How many deals are won, and why the others are lost.`,
    empty: msg`No deal was won or lost in this period. The first that closes starts the count.`,
    segments: [
      'lost_reason',
      'month',
      'week',
      'quarter',
      'owner',
      'team',
      'pipeline',
      'source',
      'company',
    ],
    period: 'last-365',
  },
  leaderboard: {
    title: msg`Leaderboard`,
    sentence: msg`Who won how much, and how near they are to their goals.`,
    empty: msg`Nobody won a deal in this period. The first to win leads.`,
    segments: ['owner'],
    period: 'this-quarter',
  },
  activity: {
    title: msg`Activities`,
    sentence: msg`Who called, wrote and met, and what was planned and not done.`,
    empty: msg`Nothing was logged or planned in this period. Calls, notes and meetings stand here as they are logged.`,
    segments: ['person', 'team', 'month', 'week', 'quarter'],
    period: 'last-30',
  },
  'pipeline-as-of': {
    title: msg`Open pipeline`,
    sentence: msg`What stood open on a day, by stage or by who holds it.`,
    empty: msg`No deal was open on that day. Deals stand here from the day they are made until they close.`,
    segments: ['stage', 'owner', 'team'],
    period: 'last-30',
  },
  'pipeline-changes': {
    title: msg`Pipeline changes`,
    sentence: msg`From what was open then to what is open now, step by step.`,
    empty: msg`Nothing was open and nothing changed in this period. Deals stand here from the day they are made.`,
    segments: ['change'],
    period: 'this-month',
  },
  'forecast-backtest': {
    title: msg`Forecast, looked back on`,
    sentence: msg`What the forecast said at the start of each month, and what came.`,
    empty: msg`There is no month yet to look back on. The first forecast is judged when its month is over.`,
    segments: ['month'],
    period: 'last-365',
  },
};

export const reportNames = Object.keys(reportKinds).filter(isReportName);

export function isReportName(name: string): name is ReportName {
  return name in reportKinds;
}

export const segmentNames: Record<AnySegment, MessageDescriptor> = {
  week: msg`Week`,
  month: msg`Month`,
  quarter: msg`Quarter`,
  owner: msg`Owner`,
  person: msg`Person`,
  team: msg`Team`,
  pipeline: msg`Pipeline`,
  source: msg`Source`,
  company: msg`Company`,
  stage: msg`Stage`,
  lost_reason: msg`Reason`,
  change: msg`Change`,
};

export function segmentName(by: string) {
  return isSegment(by) ? i18n._(segmentNames[by]) : by;
}

function isSegment(by: string): by is AnySegment {
  return by in segmentNames;
}
