-- Where a deal stood and what it was worth, at any time past. Written by triggers only.

create table deal_stage_history (
  id bigint generated always as identity primary key,
  deal_id uuid not null references deals on delete cascade,
  stage_id uuid not null,
  stage deal_stage not null,
  from_stage_id uuid,
  from_stage deal_stage,
  entered_at timestamptz not null,
  left_at timestamptz,
  moved_by_user_id uuid references users,
  via text not null default app.via() check (via in ('app', 'import', 'api', 'sql')),
  assumed boolean not null default false,
  foreign key (stage_id, stage) references stages (id, stage),
  check (left_at > entered_at),
  constraint deal_stage_history_no_overlap exclude using gist
    (deal_id extensions.gist_uuid_ops with =, tstzrange(entered_at, left_at) with &&)
);
comment on table deal_stage_history is
  'One stay of a deal in a stage: half-open from entered_at to left_at, which is null while it lasts.';
comment on column deal_stage_history.assumed is
  'The data gave no date and this one is a guess; velocity leaves the stay out.';
create unique index deal_stage_history_open on deal_stage_history (deal_id) where left_at is null;
create index deal_stage_history_deal_id on deal_stage_history (deal_id, entered_at);
create index deal_stage_history_stage_id on deal_stage_history (stage_id, stage);
create index deal_stage_history_moved_by_user_id on deal_stage_history (moved_by_user_id);

create table deal_values (
  id bigint generated always as identity primary key,
  deal_id uuid not null references deals on delete cascade,
  value_cents bigint not null,
  currency char(3) not null,
  owner_id uuid references users,
  expected_close_date date,
  valid_from timestamptz not null,
  valid_to timestamptz,
  check (valid_to > valid_from),
  constraint deal_values_no_overlap exclude using gist
    (deal_id extensions.gist_uuid_ops with =, tstzrange(valid_from, valid_to) with &&)
);
comment on table deal_values is
  'One span in which a deal kept its value, currency, owner and expected close date, so that any past
pipeline can be computed.';
create unique index deal_values_open on deal_values (deal_id) where valid_to is null;
create index deal_values_deal_id on deal_values (deal_id, valid_from);
create index deal_values_owner_id on deal_values (owner_id);

alter table deal_stage_history enable row level security, force row level security;
alter table deal_values enable row level security, force row level security;
do $$ begin
  execute format('create policy deal_stage_history_owner on deal_stage_history to %I using (true) with check (true)', current_user);
  execute format('create policy deal_values_owner on deal_values to %I using (true) with check (true)', current_user);
end $$;
-- Readable as their deal is; its own policies decide inside the exists.
create policy deal_stage_history_select_everyone on deal_stage_history for select
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer
  using (exists (select from deals d where d.id = deal_id));
create policy deal_values_select_everyone on deal_values for select
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer
  using (exists (select from deals d where d.id = deal_id));
grant select on deal_stage_history, deal_values
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
-- Nobody writes either: the triggers below do, as their owner.

create function app.deals_history_insert() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  me uuid := app.me();
begin
  insert into deal_stage_history (deal_id, stage_id, stage, entered_at, moved_by_user_id)
    select id, stage_id, stage, stage_entered_at, me from new_rows;
  insert into deal_values (deal_id, value_cents, currency, owner_id, expected_close_date, valid_from)
    select id, value_cents, currency, owner_id, expected_close_date, least(created_at, stage_entered_at)
    from new_rows;
  return null;
end;
$$;

create function app.deals_history_move() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  -- By order, so that the plan takes the plain index: the GiST one reads twenty times the pages.
  update deal_stage_history set left_at = new.stage_entered_at
    where left_at is null and id = (select id from deal_stage_history where deal_id = new.id
      order by entered_at desc limit 1);
  insert into deal_stage_history
    (deal_id, stage_id, stage, from_stage_id, from_stage, entered_at, moved_by_user_id)
    values (new.id, new.stage_id, new.stage, old.stage_id, old.stage, new.stage_entered_at, app.me());
  return null;
end;
$$;

create function app.deals_history_value() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  changed_at timestamptz;
begin
  update deal_values
    set valid_to = greatest(clock_timestamp(), valid_from + interval '1 microsecond')
    where valid_to is null and id = (select id from deal_values where deal_id = new.id
      order by valid_from desc limit 1)
    returning valid_to into changed_at;
  insert into deal_values (deal_id, value_cents, currency, owner_id, expected_close_date, valid_from)
    values (new.id, new.value_cents, new.currency, new.owner_id, new.expected_close_date,
      coalesce(changed_at, clock_timestamp()));
  return null;
end;
$$;

-- No column list: it would miss what other triggers change.
create trigger deals_history_insert after insert on deals
  referencing new table as new_rows for each statement execute function app.deals_history_insert();
create trigger deals_history_move after update on deals
  for each row when (old.stage_id is distinct from new.stage_id)
  execute function app.deals_history_move();
create trigger deals_history_value after update on deals
  for each row when (old.value_cents is distinct from new.value_cents
    or old.currency is distinct from new.currency or old.owner_id is distinct from new.owner_id
    or old.expected_close_date is distinct from new.expected_close_date)
  execute function app.deals_history_value();

create function app.import_stays(
  deals uuid[], stages uuid[], entered timestamptz[], assumed_dates boolean[]
) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  imported integer;
begin
  create temporary table if not exists past_stays (
    deal_id uuid, stage_id uuid, entered_at timestamptz, assumed boolean
  ) on commit drop;
  truncate past_stays;
  insert into past_stays select * from unnest(deals, stages, entered, assumed_dates);
  update deal_stage_history h set assumed = p.assumed
    from past_stays p
    where h.deal_id = p.deal_id and h.left_at is null
      and h.stage_id = p.stage_id and h.entered_at = p.entered_at;
  delete from past_stays p using deal_stage_history h
    where h.deal_id = p.deal_id and h.left_at is null
      and h.stage_id = p.stage_id and h.entered_at = p.entered_at;
  if exists (
    select from past_stays p
    left join deal_stage_history h on h.deal_id = p.deal_id and h.left_at is null
    where h.deal_id is null or p.entered_at >= h.entered_at
  ) then
    raise exception 'A past stay has to begin before the deal''s present one.'
      using errcode = '23514', constraint = 'past_stays_check';
  end if;
  insert into deal_stage_history (deal_id, stage_id, stage, from_stage_id, from_stage, entered_at,
      left_at, moved_by_user_id, via, assumed)
    select p.deal_id, p.stage_id, s.stage, lag(p.stage_id) over w, lag(s.stage) over w, p.entered_at,
      coalesce(lead(p.entered_at) over w, h.entered_at), h.moved_by_user_id, 'import', p.assumed
    from past_stays p
    join stages s on s.id = p.stage_id
    join deal_stage_history h on h.deal_id = p.deal_id and h.left_at is null
    window w as (partition by p.deal_id order by p.entered_at);
  get diagnostics imported = row_count;
  update deal_stage_history h set from_stage_id = before.stage_id, from_stage = before.stage
    from (
      select distinct on (p.deal_id) p.deal_id, p.stage_id, s.stage
      from past_stays p join stages s on s.id = p.stage_id
      order by p.deal_id, p.entered_at desc
    ) as before
    where h.deal_id = before.deal_id and h.left_at is null;
  update deal_values v set valid_from = first.entered_at
    from (select deal_id, min(entered_at) as entered_at from past_stays group by deal_id) as first
    where v.deal_id = first.deal_id and v.valid_to is null and v.valid_from > first.entered_at
      and not exists (select from deal_values w where w.deal_id = v.deal_id and w.id <> v.id);
  return imported;
end;
$$;
comment on function app.import_stays is
  'The only way past stays come in: for each deal the stages it stood in before its present stay, with
the time each began; a stay ends where the next begins. The present stay itself may be named too, to
say whether its date is assumed. Answers how many were added. Only the owner''s login may call it.';
