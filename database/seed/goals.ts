import type pg from 'pg';

/**
 * Goals for this year and the next: for each month what a person won in an average one of the sample
 * year and a tenth more, to the next five thousand. Teams and the workspace are measured with the sum.
 */
export async function insertGoals(owner: pg.Client, now: Date): Promise<void> {
  await owner.query(insertText, [now.toISOString()]);
}

const insertText = `insert into goals (id, user_id, month, currency, value_cents, created_at, updated_at)
  select md5('goal ' || w.owner_id || m.month)::uuid, w.owner_id, m.month::date, w.currency,
    ceil(w.cents * 1.1 / 500000) * 500000, $1::timestamptz, $1::timestamptz
  from (
    select owner_id, currency,
      sum(value_cents) / greatest(1, count(distinct date_trunc('month', closed_at))) as cents
    from deals where stage = 'won' and owner_id is not null group by owner_id, currency
  ) as w
  cross join generate_series(date_trunc('year', $1::timestamptz at time zone 'UTC'),
    date_trunc('year', $1::timestamptz at time zone 'UTC') + interval '23 months', interval '1 month') as m (month)
  where w.cents > 0`;
