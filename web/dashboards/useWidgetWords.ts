import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Widget } from '../../contract/dashboards.ts';
import { pipelinesQuery, teamsQuery, useMe, usersQuery } from '../app/queries.ts';
import { periodNames, spanInWords } from '../reports/period-names.ts';
import { isPeriodId } from '../reports/periods.ts';
import { reportKinds, segmentName } from '../reports/report-kinds.ts';
import type { ReportSearch } from '../reports/report-search.ts';
import { useSight } from '../reports/useSight.ts';
import { countFigureOf } from './figures.ts';
import { spanOrPeriod } from './filters.ts';
import { usualOf } from './widget-search.ts';

/** What a panel is called: its own title, or what it shows. */
export function useWidgetTitle() {
  const { t, i18n } = useLingui();
  return (widget: Pick<Widget, 'kind' | 'report' | 'by' | 'measure' | 'title'>): string => {
    const { kind, report, by, title } = widget;
    if (title !== null) return title;
    if (kind === 'goal') return t`Goal and won`;
    if (kind === 'feed' || report === null) return t`Latest activities`;
    const name = i18n._(reportKinds[report].title);
    if (kind === 'count') {
      const figure = countFigureOf(widget);
      return figure ? i18n._(figure.name) : name;
    }
    const [usual] = reportKinds[report].segments;
    const isSplitOwnWay = by !== null && (by !== usual || report === 'revenue');
    if (!isSplitOwnWay) return name;
    const segment = segmentName(by).toLocaleLowerCase();
    return t`${name} by ${segment}`;
  };
}

/** What a panel counts otherwise than its dashboard: "This year, Nordics"; null when nothing. */
export function useWidgetNote() {
  const { t, i18n } = useLingui();
  const me = useMe();
  const users = useQuery(usersQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  const { seesTeam, seesPerson } = useSight();
  const isPart = ({ kind, report, team_id, owner_id }: Widget) =>
    kind !== 'feed' &&
    report !== 'activity' &&
    !((team_id === null || seesTeam(team_id)) && (owner_id === null || seesPerson(owner_id)));
  const nameOf = (list: { id: string; name: string }[], id: string | null) =>
    id === null ? undefined : (list.find((one) => one.id === id)?.name ?? t`one`);
  const daysInWords = ({ period, from, to }: ReportSearch) => {
    if (from && to) return spanInWords({ from, to });
    return period && isPeriodId(period) ? i18n._(periodNames[period]) : undefined;
  };
  return (widget: Widget): string | null => {
    const usual = usualOf(widget);
    const days = widget.period ? spanOrPeriod(widget.period) : { period: usual ?? undefined };
    const owner = widget.owner_id === me.id ? t`you` : nameOf(users, widget.owner_id);
    const words = [
      daysInWords(days),
      nameOf(pipelines, widget.pipeline_id),
      nameOf(teams, widget.team_id),
      owner,
      isPart(widget) ? t`only what you see` : undefined,
    ].filter((word) => word !== undefined);
    return words.length > 0 ? words.join(', ') : null;
  };
}
