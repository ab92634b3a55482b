import { useQuery } from '@tanstack/react-query';
import type { ReportName } from '../../contract/reports.ts';
import { pipelinesQuery, teamsQuery, useMe, usersQuery } from '../app/queries.ts';
import { readFigure } from './figure-search.ts';
import type { Figure } from './figure-words.ts';
import { todayIn } from './periods.ts';
import { type ReportSearch, segmentAsked, spanAsked } from './report-search.ts';

type Row = { company_id: string | null; company_name: string | null };

/** What an address of deals or activities asks for, with the names of what it mentions. */
export function useFigure(name: ReportName, search: ReportSearch, rows: Row[]): Figure {
  const today = todayIn(useMe().workspace.time_zone);
  const { nameOf, stages } = useNames();
  const { key, part } = readFigure(search).figure;
  const company = rows.find(({ company_id }) => company_id === key)?.company_name;
  const { owner_id, team_id, pipeline_id, currency } = search;
  const filters = [owner_id, team_id, pipeline_id].flatMap((id) => nameOf(id) ?? []);
  return {
    name,
    by: segmentAsked(name, search),
    span: spanAsked(name, search, today),
    today,
    key,
    part,
    stage: stages.find(({ id }) => id === key)?.stage ?? null,
    keyName: nameOf(key) ?? company ?? null,
    filters: currency === undefined ? filters : [...filters, currency],
  };
}

function useNames() {
  const users = useQuery(usersQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  const stages = pipelines.flatMap((pipeline) => pipeline.stages);
  const all: { id: string; name: string }[] = [...users, ...teams, ...pipelines, ...stages];
  const nameOf = (id: string | null | undefined) => all.find((one) => one.id === id)?.name;
  return { nameOf, stages };
}
