import sql, { type Sql } from 'sql-template-tag';
import { answerOf, mostRows, segmentOrder } from './answer.ts';

/** Each answers one row: a JSON text of data, totals and left_out_count. */
export function velocity(f: Sql, by: string): Sql {
  const figures = sql`r.currency, r.open_count, r.closed_count, r.won_count, r.win_rate, r.average_cents,
    r.cycle_seconds, round(r.velocity_cents::numeric, 2)::double precision as velocity_cents`;
  return answerOf(sql`select * from report.velocity(${f}, ${by})`, {
    data: sql`select r.key, report.name_of(${by}, r.key) as name, ${figures}
      from r where not r.is_total order by ${segmentOrder(by, sql`r.velocity_cents`)}, r.currency limit ${mostRows}`,
    totals: sql`'sums', (select coalesce(json_agg(s order by s.won_count desc, s.currency), '[]')
      from (select ${figures} from r where r.is_total) as s)`,
  });
}

export function cycleTime(f: Sql, by: string): Sql {
  const figures = sql`r.outcome, r.deal_count, r.average_seconds, r.median_seconds, r.p75_seconds, r.p90_seconds`;
  return answerOf(sql`select * from report.cycle_time(${f}, ${by})`, {
    facts: sql`select c.is_won, c.cycle_seconds from report.closed_facts(${f}, ${by}) c`,
    data: sql`select r.key, report.name_of(${by}, r.key) as name, ${figures}
      from r where not r.is_total
      order by ${segmentOrder(by, sql`sum(r.deal_count) over (partition by r.key)`)},
        array_position(array['won', 'lost', 'closed'], r.outcome) limit ${mostRows}`,
    totals: sql`'outcomes', (select coalesce(json_agg(s order by array_position(array['won', 'lost', 'closed'], s.outcome)), '[]')
        from (select ${figures} from r where r.is_total) as s),
      'distribution', (select coalesce(json_agg(d order by d.from_days), '[]') from (
        select b.from_days, b.to_days, count(*) filter (where c.is_won) as won_count,
          count(*) filter (where not c.is_won) as lost_count
        from (select n as from_days, lead(n) over (order by n) as to_days
          from unnest(array[0, 7, 14, 30, 60, 90, 120, 180, 365]) as n) as b
        left join facts c on c.cycle_seconds >= b.from_days * 86400.0
          and (b.to_days is null or c.cycle_seconds < b.to_days * 86400.0)
        group by b.from_days, b.to_days) as d),
      'undated_count', (select count(*) from facts c where c.cycle_seconds is null)`,
  });
}

export function revenue(f: Sql, by: string): Sql {
  const figures = sql`r.currency, r.won_count, report.cents(r.won_cents) as won_cents, report.cents(r.goal_cents) as goal_cents`;
  return answerOf(sql`select * from report.revenue(${f}, ${by})`, {
    data: sql`select r.key, report.name_of(${by}, r.key) as name, ${figures}
      from r where not r.is_total order by ${segmentOrder(by, sql`r.won_cents`)}, r.currency limit ${mostRows}`,
    totals: sql`'won_count', (select coalesce(sum(r.won_count), 0)::bigint from r where r.is_total),
      'sums', (select coalesce(json_agg(s order by s.won_cents desc, s.currency), '[]') from (
        select ${figures}, report.cents(r.won_cents / nullif(r.won_count, 0)) as average_cents
        from r where r.is_total) as s)`,
  });
}

export function winLoss(f: Sql, by: string): Sql {
  const figures = sql`r.currency, r.won_count, r.lost_count, r.win_rate, report.cents(r.won_cents) as won_cents,
    report.cents(r.lost_cents) as lost_cents`;
  const isReason = by === 'lost_reason';
  return answerOf(sql`select * from report.win_loss(${f}, ${by})`, {
    // Won deals have no lost reason; they are in the totals.
    data: sql`select r.key, report.name_of(${by}, r.key) as name, r.currency,
        case when ${isReason} then 0 else r.won_count end as won_count, r.lost_count,
        case when ${isReason} then null else r.win_rate end as win_rate,
        case when ${isReason} then 0 else report.cents(r.won_cents) end as won_cents,
        report.cents(r.lost_cents) as lost_cents
      from r where not r.is_total and (r.lost_count > 0 or not ${isReason})
      order by ${segmentOrder(by, sql`r.won_count + r.lost_count`)}, r.currency limit ${mostRows}`,
    totals: sql`'won_count', (select coalesce(sum(r.won_count), 0)::bigint from r where r.is_total and r.currency is null),
      'lost_count', (select coalesce(sum(r.lost_count), 0)::bigint from r where r.is_total and r.currency is null),
      'win_rate', (select r.win_rate from r where r.is_total and r.currency is null),
      'sums', (select coalesce(json_agg(s order by s.won_count + s.lost_count desc, s.currency), '[]')
        from (select ${figures} from r where r.is_total and r.currency is not null) as s)`,
  });
}

export function leaderboard(f: Sql): Sql {
  const figures = sql`r.currency, r.won_count, r.lost_count, r.win_rate, report.cents(r.won_cents) as won_cents,
    report.cents(r.goal_cents) as goal_cents`;
  return answerOf(sql`select * from report.leaderboard(${f})`, {
    data: sql`select r.key, report.name_of('owner', r.key) as name, r.place, ${figures}, r.average_cents, r.cycle_seconds
      from r where not r.is_total
      order by max(r.won_cents) over (partition by r.currency) desc, r.currency, r.place, r.key limit ${mostRows}`,
    totals: sql`'sums', (select coalesce(json_agg(s order by s.won_cents desc, s.currency), '[]')
      from (select ${figures} from r where r.is_total) as s)`,
  });
}
