import sql, { type Sql } from 'sql-template-tag';
import type { ReportName } from '../../contract/reports.ts';
import { ofPart } from './activity-queries.ts';
import { is } from './answer.ts';

/** Which row of a report is opened: null is the row without a key, undefined all rows. */
export type Figure = { by: string; key: string | null | undefined; part: string };

/** Where the last deal of a page stands. */
export type DealPlace = { value: string; id: string };

/**
 * The deals behind a figure, those that add most to it first: a JSON text of them, then figure and id
 * of the last one when more follow, and, with the first page, what all come to. What a deal adds may
 * be another value than it has today.
 */
export function reportDeals(
  name: ReportName,
  f: Sql,
  figure: Figure,
  { limit, after }: { limit: number; after: DealPlace | null },
): Sql {
  return sql`with facts as (${factsOf[name](f, figure)}),
    figures as (
      select deal_id, currency, sum(cents) as cents, max(seconds) as seconds from facts
      where deal_id is not null group by deal_id, currency
    ),
    counted as materialized (
      select d.id, coalesce(g.currency, d.currency) as currency, g.cents, g.seconds,
        coalesce(g.cents, d.value_cents) as adds
      from figures g join deals d on d.id = g.deal_id
      where d.deleted_at is null
    ),
    page as (
      select c.*, row_number() over (order by abs(c.adds) desc, c.id desc) as place
      from counted c
      where ${after ? sql`(abs(c.adds), c.id) < (${after.value}::numeric, ${after.id}::uuid)` : sql`true`}
      order by place limit ${limit + 1}
    )
    select (select coalesce(json_agg(t.deal order by t.place), '[]') from (
        select p.place, (select row_to_json(one) from (
          select d.id, d.title, d.owner_id, u.name as owner_name, d.company_id, o.name as company_name,
            d.stage_id, d.stage, d.value_cents, d.currency, d.created_at, d.closed_at,
            report.cents(p.cents) as figure_cents, p.currency as figure_currency, p.seconds) as one) as deal
        from page p
        join deals d on d.id = p.id
        left join users u on u.id = d.owner_id
        left join companies o on o.id = d.company_id
        where p.place <= ${limit}) as t)::text,
      abs(last.adds)::text, last.id::text, ${after ? sql`null` : totalsOf(addUp(name, figure))}
    from (select 1) as one
    left join page last on last.place = ${limit} and exists (select from page where place > ${limit})`;
}

/** Opening, movements and closing together are no sum. */
function addUp(name: ReportName, { key }: Figure): boolean {
  return name !== 'pipeline-changes' || key !== undefined;
}

function totalsOf(hasSums: boolean): Sql {
  return sql`(select json_build_object(
      'deal_count', (select count(distinct id) from counted),
      'sums', coalesce(json_agg(s order by s.figure_cents desc, s.currency), '[]'))::text
    from (
      select currency, count(*) as deal_count, report.cents(sum(adds)) as figure_cents
      from counted where ${hasSums} group by currency
    ) as s)`;
}

type Facts = (f: Sql, figure: Figure) => Sql;

/** deal_id, currency, cents and seconds of what a report counts, from the facts that it counts. */
const factsOf: Record<ReportName, Facts> = {
  velocity: (f, figure) => (figure.part === 'open' ? openAtEnd(f, figure) : closed(f, figure)),
  'cycle-time': (f, figure) => sql`${closed(f, figure)} and c.cycle_seconds is not null`,
  'stage-duration': stays,
  funnel: inFunnel,
  revenue: closed,
  'win-loss': closed,
  activity: active,
  // Closed stages have rows of their own; the total is of what is open.
  'pipeline-as-of': (
    f,
    { by, key },
  ) => sql`select d.deal_id, d.currency, d.value_cents as cents, null::double precision as seconds
    from report.standing_facts(${f}, least(${f}.to_at, now()), ${f}.from_at) d
    where ${is(sql`case ${by} when 'stage' then d.stage_id when 'owner' then d.owner_id else d.team_id end::text`, key)}
      and (${by === 'stage' && key !== undefined} or d.stage is null or d.stage not in ('won', 'lost'))`,
  'pipeline-changes': (f, { key }) => sql`select m.deal_id, m.currency,
      case when m.delta_cents = 0 then m.value_cents else m.delta_cents end as cents, null::double precision as seconds
    from report.movement_facts(${f}) m where ${is(sql`m.change`, key)}`,
  forecast: (f, figure) =>
    figure.part === 'won'
      ? closed(f, figure)
      : sql`select e.deal_id, e.currency, e.value_cents as cents, null::double precision as seconds
        from report.expected_facts(${f}, now(), ${figure.by}) e
        where ${is(sql`e.key`, figure.key)} and (${figure.key !== undefined} or e.is_dated)`,
  'forecast-backtest': closed,
  leaderboard: closed,
};

function closed(f: Sql, { by, key, part }: Figure): Sql {
  // Reasons are of lost deals; the won ones have none and are in no row.
  const ofReason = by === 'lost_reason' && key !== undefined;
  return sql`select c.deal_id, c.currency, c.value_cents as cents, c.cycle_seconds as seconds
    from report.closed_facts(${f}, ${by}) c
    where ${is(sql`c.key`, key)} and (${part} = 'closed' or c.is_won = (${part} = 'won'))
      and not (${ofReason} and c.is_won)`;
}

/**
 * A period's row counts what was open when it ended, under the pipeline and currency that the deals
 * have today.
 */
function openAtEnd(f: Sql, { by, key }: Figure): Sql {
  const isPeriod = by === 'month' || by === 'quarter';
  const end = isPeriod
    ? sql`coalesce((select p.to_at from report.periods(${f}, ${by}) p where p.key = ${key ?? null}), ${f}.to_at)`
    : sql`${f}.to_at`;
  const segment = sql`case ${by} when 'owner' then d.owner_id when 'team' then d.team_id else s.pipeline_id end::text`;
  return sql`select d.id as deal_id, d.currency, d.value_cents as cents, null::double precision as seconds
    from report.standing_facts(report.anywhere(${f}), least(${end}, now()), least(${end}, now())) o
    join deals d on d.id = o.deal_id
    join stages s on s.id = d.stage_id
    where ${isPeriod ? sql`true` : is(segment, key)}
      and (${f}.currency is null or d.currency = ${f}.currency)
      and (${f}.pipeline_id is null or s.pipeline_id = ${f}.pipeline_id)`;
}

function stays(f: Sql, { key, part }: Figure): Sql {
  return sql`select s.deal_id, null as currency, null::bigint as cents, s.latest_seconds as seconds
    from report.stage_facts(${f}) s
    where ${is(sql`s.stage_id::text`, key)} and case ${part}
      when 'open' then s.is_open when 'reentered' then s.visit > 1 else not s.is_open end`;
}

function inFunnel(f: Sql, { key, part }: Figure): Sql {
  const places = sql`report.funnel_places(coalesce(${f}.pipeline_id, (select id from pipelines where is_default)))`;
  return sql`select c.deal_id, null as currency, null::bigint as cents, c.seconds_to_win as seconds
    from report.funnel_facts(${f}) c
    join (select ${key == null ? sql`1` : sql`(select p.place from ${places} p where p.stage_id::text = ${key})`} as place) as at
      on case ${part}
        when 'next' then c.furthest > at.place
        when 'lost' then c.furthest = at.place and c.outcome = 'lost'
        when 'open' then c.furthest = at.place and c.outcome = 'open'
        when 'skipped' then c.furthest >= at.place and c.stood & (1::bigint << least(at.place, 62)::integer) = 0
        else c.furthest >= at.place end`;
}

/** The deals that these activities were about. */
function active(f: Sql, figure: Figure): Sql {
  return sql`select t.deal_id, null as currency, null::bigint as cents, null::double precision as seconds
    from report.activity_facts(${f}, ${figure.by}) a
    join activities t on t.id = a.activity_id
    where ${ofPart({ ...figure, type: undefined, outcome: undefined })}`;
}
