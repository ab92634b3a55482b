import sql, { type Sql } from 'sql-template-tag';
import { answerOf, mostRows } from './answer.ts';

/** How many times the months ahead are played through (database/migrations: report.outlook). */
const runs = 401;

/** Won so far, weighted, best case, and what the team's own history says; data, totals, left_out_count. */
export function forecast(f: Sql, by: string): Sql {
  const figures = sql`r.currency, r.won_count, report.cents(r.won_cents) as won_cents, r.open_count,
    report.cents(r.open_cents) as open_cents,
    report.cents(r.won_cents + r.weighted_cents) as weighted_cents,
    report.cents(r.won_cents + r.open_cents) as best_cents,
    report.cents(r.percentiles[1]) as p10_cents, report.cents(r.percentiles[2]) as p50_cents,
    report.cents(r.percentiles[3]) as p90_cents, report.cents(r.goal_cents) as goal_cents`;
  return answerOf(sql`select * from report.forecast(${f}, now(), ${by})`, {
    data: sql`select r.key, report.name_of(${by}, r.key) as name, ${figures}
      from r where not r.is_total
      order by ${by === 'month' ? sql`r.key nulls last` : sql`r.won_cents + r.open_cents desc, r.key`}, r.currency
      limit ${mostRows}`,
    totals: sql`'sums', (select coalesce(json_agg(s order by s.best_cents desc, s.currency), '[]')
        from (select ${figures} from r where r.is_total) as s),
      'undated_count', (select count(*) from report.expected_facts(${f}, now(), 'month') e where not e.is_dated),
      'runs', ${runs}::integer,
      'learned_from_count', (select count(*) from report.lessons(${f}, array[now()]))`,
  });
}

/** The latest whole months of a period: the instants at which they begin and end, and how many there are in all. */
export function backtestMonths(f: Sql, most: number): Sql {
  return sql`select to_char(p.from_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      to_char(p.to_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      count(*) over ()
    from report.periods(${f}, 'month') p
    where p.to_at <= now()
      and p.from_at = report.day_start(p.key::timestamp, ${f}.time_zone)
      and p.to_at = report.day_start(p.key::timestamp + interval '1 month', ${f}.time_zone)
    order by p.key desc limit ${most}`;
}

/** Such months by their beginnings, as JSON rows: what the forecast would have said then, and what came. */
export function backtestOf(f: Sql, months: string[]): Sql {
  return sql`select coalesce(json_agg(b order by b.key, b.currency), '[]')::text from (
    select t.key, null as name, t.currency, report.cents(t.weighted_cents) as weighted_cents,
      report.cents(t.percentiles[1]) as p10_cents, report.cents(t.percentiles[2]) as p50_cents,
      report.cents(t.percentiles[3]) as p90_cents, report.cents(t.actual_cents) as actual_cents,
      t.actual_cents between t.percentiles[1] and t.percentiles[3] as is_inside
    from report.forecast_backtest(${f}, ${months}::timestamptz[]) t) as b`;
}
