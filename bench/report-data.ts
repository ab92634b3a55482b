import type pg from 'pg';

/** How many deals, and over how many years they were made; stays come to six a deal. */
export type Histories = { deals: number; years: number };

/**
 * Deals with whole histories: a way through the stages with steps back and steps left out, then won,
 * lost, or still open, a value that changes on some. Written straight into the tables, triggers
 * aside, since three million moves one by one would take an hour; what is written is what they write,
 * in the order of time in which it would have happened.
 */
export async function fillHistories(owner: pg.Client, { deals, years }: Histories): Promise<void> {
  for (const table of ['deals', 'deal_stage_history', 'deal_values', 'activities']) {
    await owner.query(`alter table ${table} disable trigger user`);
  }
  await owner.query('alter table deal_stage_history drop constraint deal_stage_history_no_overlap');
  await owner.query('alter table deal_values drop constraint deal_values_no_overlap');
  await owner.query(planWays, [deals, years]);
  await owner.query(writeStays);
  await owner.query(writeDeals);
  await owner.query(insertDeals);
  await owner.query(insertStays);
  await owner.query('select app.count_visits(null)');
  await owner.query(insertValues);
  await owner.query(insertActivities);
  await owner.query(`alter table deal_stage_history add constraint deal_stage_history_no_overlap
    exclude using gist (deal_id extensions.gist_uuid_ops with =, tstzrange(entered_at, left_at) with &&)`);
  await owner.query(`alter table deal_values add constraint deal_values_no_overlap
    exclude using gist (deal_id extensions.gist_uuid_ops with =, tstzrange(valid_from, valid_to) with &&)`);
  for (const table of ['deals', 'deal_stage_history', 'deal_values', 'activities']) {
    await owner.query(`alter table ${table} enable trigger user`);
  }
  await owner.query('drop table way, stay, made');
  await owner.query('vacuum analyze');
}

/** Where each deal goes: positions of the seven blueprint stages, 5 won, 6 lost. */
const planWays = `create temporary table way as
  select n, md5('told ' || n)::uuid as id, now() - random() * $2::int * interval '365 days' as created_at,
    (3 + 40 * random() * random()) * interval '1 day' as pace,
    (case when random() < 0.55 then '{0,1,2,1,2,3,4,5}' when random() < 0.3 then '{0,2,3,4,3,4,6}'
      when random() < 0.5 then '{0,1,0,1,2,6}' when random() < 0.6 then '{0,1,2,3,4,6}'
      else '{0,1,6}' end)::int[] as positions
  from generate_series(1, $1::int) n`;

/** What lies in the future has not happened: so some tenth are open. */
const writeStays = `create temporary table stay as
  select * from (
    select n, id, place, position, entered_at, lead(entered_at) over (partition by n order by place) as left_at
    from way, unnest(positions) with ordinality as step (position, place),
      lateral (select created_at + pace * (place - 1 + case when place > 1
        then (n::bigint * 7919 + place * 104729) % 60 / 100.0 else 0 end) as entered_at) e
  ) s where entered_at < now()`;

const writeDeals = `create temporary table made as
  select distinct on (w.n) w.n, w.id, w.created_at, st.id as stage_id, st.stage, s.entered_at,
    (100000 + random() * random() * 9000000)::bigint as value_cents
  from way w join stay s on s.n = w.n
  join stages st on st.position = s.position and st.pipeline_id = (select id from pipelines where is_default)
  order by w.n, s.place desc`;

const someone = `md5('user ' || (n % 42 + 1))::uuid`;

const insertDeals = `insert into deals (id, title, value_cents, currency, stage_id, stage, rank, owner_id, team_id,
    source, lost_reason, created_at, stage_entered_at, closed_at, updated_at, expected_close_date, created_by_user_id)
  select id, 'Told ' || n, value_cents, 'USD', stage_id, stage, (500000000000 + n)::text || 'abd', ${someone},
    (select u.team_id from users u where u.id = ${someone}),
    (array['Website', 'Trade fair', 'Referral', null])[1 + n % 4],
    case when stage = 'lost' then (array['Price', 'No budget', 'Competitor', 'Timing'])[1 + n % 4] end,
    created_at, entered_at, case when stage in ('won', 'lost') then entered_at end, entered_at,
    (entered_at + interval '40 days')::date, ${someone}
  from made order by entered_at`;

const insertStays = `insert into deal_stage_history
    (deal_id, stage_id, stage, from_stage_id, from_stage, entered_at, left_at, via)
  select s.id, st.id, st.stage, lag(st.id) over w, lag(st.stage) over w, s.entered_at,
    lead(s.entered_at) over w, 'app'
  from stay s
  join stages st on st.position = s.position and st.pipeline_id = (select id from pipelines where is_default)
  window w as (partition by s.n order by s.place)
  order by s.entered_at`;

/** A quarter of them changed their value half way. */
const insertValues = `insert into deal_values (deal_id, value_cents, currency, owner_id, expected_close_date,
    valid_from, valid_to)
  select m.id, m.value_cents * share / 100, 'USD', ${someone}, (m.entered_at + interval '40 days')::date,
    case when part = 2 then half else m.created_at end, case when part = 1 then half end
  from made m, lateral (select m.created_at + (m.entered_at - m.created_at) / 2 + interval '1 second' as half) h,
    lateral (select 1 as part, 80 as share where m.n % 4 = 0 union all select 2, 100 where m.n % 4 = 0
      union all select 0, 100 where m.n % 4 > 0) parts`;

const insertActivities = `insert into activities (deal_id, type, subject, outcome, scheduled_at, completed_at,
    owner_id, team_id, created_by_user_id, created_at)
  select m.id, (array['call', 'email', 'meeting', 'task'])[1 + k]::activity_type, 'Told',
    case when k = 0 then (array['reached', 'no answer', 'voicemail'])[1 + n % 3] end,
    m.created_at + k * interval '3 days', case when n % 9 > 0 then m.created_at + k * interval '3 days' end,
    ${someone}, (select u.team_id from users u where u.id = ${someone}), ${someone}, m.created_at
  from made m, generate_series(0, 1) k`;
