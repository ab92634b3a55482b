import { useQuery } from '@tanstack/react-query';
import type { ReportDeal } from '../../contract/report-figures.ts';
import type { ReportName } from '../../contract/reports.ts';
import { pipelinesQuery, teamsQuery, useMe, usersQuery } from '../app/queries.ts';
import type { Figure } from './figure-words.ts';
import { todayIn } from './periods.ts';
import { type ReportSearch, segmentAsked, spanAsked } from './report-search.ts';

/** What an address of deals asks for, with the names of what it mentions. */
export function useFigure(name: ReportName, search: ReportSearch, deals: ReportDeal[]): Figure {
  const today = todayIn(useMe().workspace.time_zone);
  const users = useQuery(usersQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  const stages = pipelines.flatMap((pipeline) => pipeline.stages);
  const { key, part, owner_id } = search;
  const named = [...users, ...teams, ...pipelines, ...stages].find(({ id }) => id === key);
  const company = deals.find(({ company_id }) => company_id === key)?.company_name;
  return {
    name,
    by: segmentAsked(name, search),
    span: spanAsked(name, search, today),
    key,
    part,
    keyName: named?.name ?? company ?? null,
    ownerName: users.find(({ id }) => id === owner_id)?.name ?? null,
  };
}
