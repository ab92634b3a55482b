create table deals (
  id uuid primary key default gen_random_uuid(),
  contact_id uuid references contacts on delete cascade,
  company_id uuid references companies on delete set null,
  title varchar(255) not null check (title <> ''),
  value_cents bigint not null default 0 check (value_cents between 0 and 9007199254740991),
  currency char(3) not null default app.currency() check (currency ~ '^[A-Z]{3}$'),
  stage deal_stage not null default 'lead',
  stage_id uuid not null,
  stage_entered_at timestamptz not null default clock_timestamp(),
  rank text collate "C" not null,
  expected_close_date date,
  closed_at timestamptz,
  lost_reason varchar(1000),
  source varchar(255),
  owner_id uuid default app.me() references users,
  team_id uuid references teams on delete set null,
  custom jsonb not null default '{}' check (jsonb_typeof(custom) = 'object'),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  created_by_user_id uuid default app.me() references users,
  title_plain text collate "C" generated always as (app.plain(title)) stored,
  foreign key (stage_id, stage) references stages (id, stage),
  check ((closed_at is not null) = (stage in ('won', 'lost')))
);
comment on table deals is
  'A possible sale. It stands in one stage, and stage says what that stage means: the pair refers to
stages, so the two can never disagree. It may name no contact and no company.';
comment on column deals.stage_entered_at is 'When its open stay in deal_stage_history began.';
comment on column deals.rank is 'Its place in the column, the same for everyone (0002_rank.sql).';
comment on column deals.closed_at is 'Set on entering won or lost, null again on leaving.';

create index deals_stage on deals (stage); -- for admins and the owner only: no enum below a policy
create index deals_stage_id on deals (stage_id, stage);
create index deals_contact_id on deals (contact_id);
create index deals_company_id on deals (company_id);
create index deals_created_by_user_id on deals (created_by_user_id);
-- The board: a column in rank order, one index a scope (server/deals/board-queries.ts).
create index deals_owner_rank on deals (owner_id, stage_id, rank, id) where deleted_at is null;
create index deals_team_rank on deals (team_id, stage_id, rank, id) where deleted_at is null;
create index deals_rank on deals (stage_id, rank, id) where deleted_at is null;
-- Closed columns: what closed last stands on top.
create index deals_owner_stage_closed on deals (owner_id, stage_id, closed_at desc, id desc) where deleted_at is null;
create index deals_team_stage_closed on deals (team_id, stage_id, closed_at desc, id desc) where deleted_at is null;
create index deals_stage_closed on deals (stage_id, closed_at desc, id desc) where deleted_at is null;
-- Every list order has one index led by owner, one by team, one plain (server/deals/queries.ts).
create index deals_owner_created on deals (owner_id, created_at desc, id desc) where deleted_at is null;
create index deals_team_created on deals (team_id, created_at desc, id desc) where deleted_at is null;
create index deals_created on deals (created_at desc, id desc) where deleted_at is null;
create index deals_owner_updated on deals (owner_id, updated_at desc, id desc) where deleted_at is null;
create index deals_team_updated on deals (team_id, updated_at desc, id desc) where deleted_at is null;
create index deals_updated on deals (updated_at desc, id desc) where deleted_at is null;
create index deals_owner_title on deals (owner_id, title_plain, id) where deleted_at is null;
create index deals_team_title on deals (team_id, title_plain, id) where deleted_at is null;
create index deals_title on deals (title_plain, id) where deleted_at is null;
create index deals_owner_value on deals (owner_id, value_cents desc, id desc) where deleted_at is null;
create index deals_team_value on deals (team_id, value_cents desc, id desc) where deleted_at is null;
create index deals_value on deals (value_cents desc, id desc) where deleted_at is null;
create index deals_owner_expected on deals (owner_id, coalesce(expected_close_date, 'infinity'), id) where deleted_at is null;
create index deals_team_expected on deals (team_id, coalesce(expected_close_date, 'infinity'), id) where deleted_at is null;
create index deals_expected on deals (coalesce(expected_close_date, 'infinity'), id) where deleted_at is null;
create index deals_owner_closed on deals (owner_id, coalesce(closed_at, '-infinity') desc, id desc) where deleted_at is null;
create index deals_team_closed on deals (team_id, coalesce(closed_at, '-infinity') desc, id desc) where deleted_at is null;
create index deals_closed on deals (coalesce(closed_at, '-infinity') desc, id desc) where deleted_at is null;
create index deals_trash on deals (deleted_at desc, id desc) where deleted_at is not null;
create index deals_owner_id on deals (owner_id);
create index deals_team_id on deals (team_id);
create index deals_owner_search on deals using gin (owner_id, title_plain extensions.gin_trgm_ops) where deleted_at is null;
create index deals_team_search on deals using gin (team_id, title_plain extensions.gin_trgm_ops) where deleted_at is null;
create index deals_search on deals using gin (title_plain extensions.gin_trgm_ops) where deleted_at is null;

alter table deals enable row level security, force row level security;
do $$ begin
  execute format('create policy deals_owner on deals to %I using (true) with check (true)', current_user);
end $$;
create policy deals_select_admin on deals for select to rapport_admin using (true);
create policy deals_select_manager on deals for select to rapport_manager using (
  owner_id = (select app.me()) or owner_id is null
  or team_id = any ((select app.my_teams())::uuid[])
  or (select app.open_to_all('deals')));
create policy deals_select_rep on deals for select to rapport_rep using (
  owner_id = (select app.me())
  or team_id = any ((select app.open_teams('deals'))::uuid[])
  or (select app.open_to_all('deals')));
create policy deals_select_viewer on deals for select to rapport_viewer using (
  team_id = any ((select app.open_teams('deals'))::uuid[])
  or (select app.open_to_all('deals')));
create policy deals_insert_admin on deals for insert to rapport_admin with check (true);
create policy deals_insert_manager on deals for insert to rapport_manager with check (
  owner_id = (select app.me()) or owner_id is null
  or team_id = any ((select app.my_teams())::uuid[]));
create policy deals_insert_rep on deals for insert to rapport_rep with check (
  owner_id = (select app.me()));
create policy deals_update_admin on deals for update to rapport_admin using (true) with check (true);
create policy deals_update_manager on deals for update to rapport_manager using (
  owner_id = (select app.me()) or owner_id is null
  or team_id = any ((select app.my_teams())::uuid[]));
create policy deals_update_rep on deals for update to rapport_rep using (
  owner_id = (select app.me()));
grant select, insert, update on deals to rapport_admin, rapport_manager, rapport_rep;
grant select on deals to rapport_viewer;
-- Nobody deletes: DELETE in the API sets deleted_at; app.purge_trash removes for good.

create table deal_contacts (
  deal_id uuid not null references deals on delete cascade,
  contact_id uuid not null references contacts on delete cascade,
  role varchar(255) not null default '',
  created_at timestamptz not null default now(),
  primary key (deal_id, contact_id)
);
comment on table deal_contacts is 'A further person in a deal and what they do there: decides, pays, uses it.';
create index deal_contacts_contact_id on deal_contacts (contact_id);

alter table deal_contacts enable row level security, force row level security;
do $$ begin
  execute format('create policy deal_contacts_owner on deal_contacts to %I using (true) with check (true)', current_user);
end $$;
create policy deal_contacts_select_everyone on deal_contacts for select
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer
  using (exists (select from deals d where d.id = deal_id) and exists (select from contacts c where c.id = contact_id));
create policy deal_contacts_insert_admin on deal_contacts for insert to rapport_admin with check (true);
create policy deal_contacts_insert_manager on deal_contacts for insert to rapport_manager with check (
  exists (select from contacts c where c.id = contact_id)
  and exists (select from deals d where d.id = deal_id and (
    d.owner_id = (select app.me()) or d.owner_id is null or d.team_id = any ((select app.my_teams())::uuid[]))));
create policy deal_contacts_insert_rep on deal_contacts for insert to rapport_rep with check (
  exists (select from contacts c where c.id = contact_id)
  and exists (select from deals d where d.id = deal_id and d.owner_id = (select app.me())));
create policy deal_contacts_update_admin on deal_contacts for update to rapport_admin using (true) with check (true);
create policy deal_contacts_update_manager on deal_contacts for update to rapport_manager using (
  exists (select from deals d where d.id = deal_id and (
    d.owner_id = (select app.me()) or d.owner_id is null or d.team_id = any ((select app.my_teams())::uuid[]))));
create policy deal_contacts_update_rep on deal_contacts for update to rapport_rep using (
  exists (select from deals d where d.id = deal_id and d.owner_id = (select app.me())));
create policy deal_contacts_delete_admin on deal_contacts for delete to rapport_admin using (true);
create policy deal_contacts_delete_manager on deal_contacts for delete to rapport_manager using (
  exists (select from deals d where d.id = deal_id and (
    d.owner_id = (select app.me()) or d.owner_id is null or d.team_id = any ((select app.my_teams())::uuid[]))));
create policy deal_contacts_delete_rep on deal_contacts for delete to rapport_rep using (
  exists (select from deals d where d.id = deal_id and d.owner_id = (select app.me())));
grant select, insert, update, delete on deal_contacts to rapport_admin, rapport_manager, rapport_rep;
grant select on deal_contacts to rapport_viewer;

create function app.top_rank(of_stage uuid) returns text
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    select app.rank_between(null, (
      select rank from deals where stage_id = of_stage and deleted_at is null order by rank limit 1));
$$;
comment on function app.top_rank is
  'A place above all others in a stage, seen and unseen: the order is one for everyone.';

create function app.deals_place() returns trigger
  language plpgsql as $$
declare
  meaning deal_stage;
  retired boolean;
begin
  if new.stage_id is null then
    new.stage_id := app.first_stage(null, new.stage);
    if new.stage_id is null then
      raise exception 'The default pipeline has no stage that means "%".', new.stage
        using errcode = '23514', constraint = 'deals_stage_check', column = 'stage';
    end if;
  else
    select s.stage, s.retired_at is not null or p.retired_at is not null into meaning, retired
      from public.stages s join public.pipelines p on p.id = s.pipeline_id where s.id = new.stage_id;
    if meaning is null then
      perform app.refuse_hidden('stage', new.stage_id);
    elsif retired then
      perform app.refuse_retired();
    elsif new.stage not in ('lead', meaning) then -- an explicit lead cannot be told from the default
      raise exception 'That stage means "%", not "%".', meaning, new.stage
        using errcode = '23514', constraint = 'deals_stage_check', column = 'stage';
    end if;
    new.stage := meaning;
  end if;
  new.rank := coalesce(new.rank, app.top_rank(new.stage_id));
  if new.stage in ('won', 'lost') then
    new.closed_at := coalesce(new.closed_at, new.stage_entered_at);
  else
    new.closed_at := null;
  end if;
  return new;
end;
$$;

create function app.deals_move() returns trigger
  language plpgsql as $$
declare
  meaning deal_stage;
  retired boolean;
begin
  if new.stage_id is distinct from old.stage_id then
    select s.stage, s.retired_at is not null into meaning, retired
      from public.stages s where s.id = new.stage_id;
    if meaning is null then
      perform app.refuse_hidden('stage', new.stage_id);
    elsif retired then
      perform app.refuse_retired();
    elsif new.stage is distinct from old.stage and new.stage <> meaning then
      raise exception 'That stage means "%", not "%".', meaning, new.stage
        using errcode = '23514', constraint = 'deals_stage_check', column = 'stage';
    end if;
    new.stage := meaning;
  elsif new.stage is distinct from old.stage then
    new.stage_id := app.first_stage((select pipeline_id from public.stages where id = old.stage_id), new.stage);
    if new.stage_id is null then
      raise exception 'This deal''s pipeline has no stage that means "%".', new.stage
        using errcode = '23514', constraint = 'deals_stage_check', column = 'stage';
    end if;
  end if;
  if new.stage_id is distinct from old.stage_id then
    -- The row is locked by now, so stays cannot cross; two moves in one transaction share now().
    new.stage_entered_at := greatest(clock_timestamp(), old.stage_entered_at + interval '1 microsecond');
    if new.rank = old.rank then
      new.rank := app.top_rank(new.stage_id);
    end if;
    if new.stage in ('won', 'lost') then
      -- From won to lost it closes anew; from one won stage to another it stays closed.
      new.closed_at := case when new.stage = old.stage then old.closed_at else new.stage_entered_at end;
    else
      new.closed_at := null;
    end if;
    if new.stage <> 'lost' then
      new.lost_reason := null;
    end if;
  else
    new.stage_entered_at := old.stage_entered_at;
    new.closed_at := old.closed_at;
  end if;
  return new;
end;
$$;

create function app.deals_check() returns trigger
  language plpgsql as $$
begin
  if (new.contact_id, new.company_id, new.title, new.value_cents, new.currency, new.stage_id, new.rank,
      new.expected_close_date, new.lost_reason, new.source, new.owner_id, new.custom, new.deleted_at)
    is distinct from
    (old.contact_id, old.company_id, old.title, old.value_cents, old.currency, old.stage_id, old.rank,
      old.expected_close_date, old.lost_reason, old.source, old.owner_id, old.custom, old.deleted_at)
  then
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  return new;
end;
$$;

create function app.deals_refer() returns trigger
  language plpgsql as $$
begin
  if new.contact_id is not null and (tg_op = 'INSERT' or new.contact_id is distinct from old.contact_id)
    and not exists (select from public.contacts where id = new.contact_id)
  then
    perform app.refuse_hidden('contact', new.contact_id);
  end if;
  if new.company_id is not null and (tg_op = 'INSERT' or new.company_id is distinct from old.company_id)
    and not exists (select from public.companies where id = new.company_id)
  then
    perform app.refuse_hidden('company', new.company_id);
  end if;
  return new;
end;
$$;

create trigger deals_1_origin before insert or update on deals
  for each row when (not app.is_owner()) execute function app.keep_origin();
create trigger deals_2_team_insert before insert on deals
  for each row execute function app.keep_team();
create trigger deals_2_team_update before update on deals
  for each row when (new.owner_id is distinct from old.owner_id or new.team_id is distinct from old.team_id)
  execute function app.keep_team();
create trigger deals_3_refer_insert before insert on deals
  for each row when ((new.contact_id is not null or new.company_id is not null) and not app.is_owner())
  execute function app.deals_refer();
create trigger deals_3_refer_update before update on deals
  for each row when ((new.contact_id is distinct from old.contact_id
    or new.company_id is distinct from old.company_id) and not app.is_owner())
  execute function app.deals_refer();
create trigger deals_4_place before insert on deals
  for each row execute function app.deals_place();
create trigger deals_4_move before update on deals
  for each row execute function app.deals_move();
create trigger deals_5_check before update on deals
  for each row execute function app.deals_check();
create trigger deals_trail_insert after insert on deals
  referencing new table as new_rows for each statement execute function app.trail_insert();
create trigger deals_trail_update after update on deals
  for each row when (old.version is distinct from new.version) execute function app.trail_update();
create trigger deals_trail_delete after delete on deals
  for each row execute function app.trail_delete();

grant execute on function app.top_rank
  to rapport_admin, rapport_manager, rapport_rep;
