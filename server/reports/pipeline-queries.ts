import sql, { type Sql } from 'sql-template-tag';
import { changeKinds } from '../../contract/report-rows.ts';
import { answerOf, mostRows } from './answer.ts';

/** The board as it stood just before the end of the period; data, totals and left_out_count. */
export function pipelineAsOf(f: Sql, by: string): Sql {
  const figures = sql`r.currency, r.deal_count, report.cents(r.value_cents) as value_cents,
    report.cents(r.weighted_cents) as weighted_cents`;
  return answerOf(sql`select * from report.pipeline_as_of(${f}, ${by})`, {
    data: sql`select r.key, report.name_of(${by}, r.key) as name, r.stage, r.position, ${figures}
      from r where not r.is_total
      order by r.position, r.key is null, r.value_cents desc, r.key, r.currency limit ${mostRows}`,
    totals: sql`'as_of', least(${f}.to_at, now()),
      'deal_count', (select coalesce(sum(r.deal_count), 0)::bigint from r where r.is_total),
      'sums', (select coalesce(json_agg(s order by s.value_cents desc, s.currency), '[]')
        from (select ${figures} from r where r.is_total) as s)`,
  });
}

const additions = changeKinds.filter((kind) => kind !== 'opening' && kind !== 'closing');

/** What became of the open pipeline within the period, a waterfall a currency. */
export function pipelineChanges(f: Sql): Sql {
  const of = (kind: string) =>
    sql`coalesce(sum(r.value_cents) filter (where r.change = ${kind}), 0)`;
  return answerOf(sql`select false as is_total, t.* from report.pipeline_changes(${f}) t`, {
    data: sql`select r.change, r.currency, r.deal_count, report.cents(r.value_cents) as value_cents,
        report.cents(r.delta_cents) as delta_cents
      from r order by r.currency, array_position(${[...changeKinds]}::text[], r.change)`,
    totals: sql`'sums', (select coalesce(json_agg(s order by s.closing_cents desc, s.currency), '[]') from (
      select r.currency, report.cents(${of('opening')}) as opening_cents,
        report.cents(coalesce(sum(r.delta_cents) filter (where r.change = any (${additions}::text[])), 0)) as delta_cents,
        report.cents(${of('closing')}) as closing_cents
      from r group by r.currency) as s)`,
  });
}
