create table activities (
  id uuid primary key default gen_random_uuid(),
  deal_id uuid references deals on delete cascade,
  contact_id uuid references contacts on delete cascade,
  company_id uuid references companies on delete cascade,
  type activity_type not null,
  subject varchar(255),
  description text,
  scheduled_at timestamptz not null default now(),
  completed_at timestamptz,
  direction text check (direction in ('in', 'out')),
  duration_seconds integer check (duration_seconds >= 0),
  outcome varchar(255),
  assignee_id uuid references users,
  owner_id uuid references users,
  team_id uuid references teams on delete set null,
  custom jsonb not null default '{}' check (jsonb_typeof(custom) = 'object'),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  created_by_user_id uuid default app.me() references users,
  search_text text collate "C" generated always as (
    app.plain(coalesce(subject, '') || ' ' || left(coalesce(description, ''), 10000))) stored,
  constraint activities_parent_check check (num_nonnulls(deal_id, contact_id, company_id) > 0)
);
comment on table activities is
  'Something that happened or is planned with a deal, a contact or a company: e-mail, call, note, meeting
or task. owner_id and team_id are copied from that parent, the deal first.';
comment on column activities.assignee_id is 'Who does a task. They may read and complete it, whoever owns the deal.';

create index activities_deal on activities (deal_id, scheduled_at desc, id desc);
create index activities_contact on activities (contact_id, scheduled_at desc, id desc);
create index activities_company on activities (company_id, scheduled_at desc, id desc);
create index activities_deal_next on activities (deal_id, scheduled_at) where completed_at is null and deleted_at is null;
create index activities_created_by_user_id on activities (created_by_user_id);
-- Every list order has one index a scope, the assignee's among them (server/activities/queries.ts).
create index activities_owner_created on activities (owner_id, created_at desc, id desc) where deleted_at is null;
create index activities_team_created on activities (team_id, created_at desc, id desc) where deleted_at is null;
create index activities_created on activities (created_at desc, id desc) where deleted_at is null;
create index activities_owner_scheduled on activities (owner_id, scheduled_at desc, id desc) where deleted_at is null;
create index activities_team_scheduled on activities (team_id, scheduled_at desc, id desc) where deleted_at is null;
create index activities_scheduled on activities (scheduled_at desc, id desc) where deleted_at is null;
create index activities_owner_updated on activities (owner_id, updated_at desc, id desc) where deleted_at is null;
create index activities_team_updated on activities (team_id, updated_at desc, id desc) where deleted_at is null;
create index activities_updated on activities (updated_at desc, id desc) where deleted_at is null;
create index activities_owner_completed on activities (owner_id, coalesce(completed_at, '-infinity') desc, id desc) where deleted_at is null;
create index activities_team_completed on activities (team_id, coalesce(completed_at, '-infinity') desc, id desc) where deleted_at is null;
create index activities_completed on activities (coalesce(completed_at, '-infinity') desc, id desc) where deleted_at is null;
create index activities_assignee on activities (assignee_id, scheduled_at desc, id desc) where deleted_at is null;
create index activities_trash on activities (deleted_at desc, id desc) where deleted_at is not null;
create index activities_owner_id on activities (owner_id);
create index activities_team_id on activities (team_id);
create index activities_assignee_id on activities (assignee_id);
create index activities_owner_search on activities using gin (owner_id, search_text extensions.gin_trgm_ops) where deleted_at is null;
create index activities_team_search on activities using gin (team_id, search_text extensions.gin_trgm_ops) where deleted_at is null;
create index activities_search on activities using gin (search_text extensions.gin_trgm_ops) where deleted_at is null;

alter table activities enable row level security, force row level security;
do $$ begin
  execute format('create policy activities_owner on activities to %I using (true) with check (true)', current_user);
end $$;
-- The last arm of each reads the parent under the reader's own policies: who reads it reads this.
create policy activities_select_admin on activities for select to rapport_admin using (true);
create policy activities_select_manager on activities for select to rapport_manager using (
  owner_id = (select app.me())
  or team_id = any ((select app.my_teams())::uuid[])
  or assignee_id = (select app.me())
  or case
    when deal_id is not null then exists (select from deals d where d.id = deal_id)
    when contact_id is not null then exists (select from contacts c where c.id = contact_id)
    else exists (select from companies c where c.id = company_id)
  end);
create policy activities_select_rep on activities for select to rapport_rep using (
  owner_id = (select app.me())
  or assignee_id = (select app.me())
  or case
    when deal_id is not null then exists (select from deals d where d.id = deal_id)
    when contact_id is not null then exists (select from contacts c where c.id = contact_id)
    else exists (select from companies c where c.id = company_id)
  end);
create policy activities_select_viewer on activities for select to rapport_viewer using (
  case
    when deal_id is not null then exists (select from deals d where d.id = deal_id)
    when contact_id is not null then exists (select from contacts c where c.id = contact_id)
    else exists (select from companies c where c.id = company_id)
  end);
create policy activities_insert_admin on activities for insert to rapport_admin with check (true);
-- Whoever reads the parent may log on it. (activities_refer checks every parent that is named.)
create policy activities_insert_manager on activities for insert to rapport_manager with check (
  case
    when deal_id is not null then exists (select from deals d where d.id = deal_id)
    when contact_id is not null then exists (select from contacts c where c.id = contact_id)
    else exists (select from companies c where c.id = company_id)
  end);
create policy activities_insert_rep on activities for insert to rapport_rep with check (
  case
    when deal_id is not null then exists (select from deals d where d.id = deal_id)
    when contact_id is not null then exists (select from contacts c where c.id = contact_id)
    else exists (select from companies c where c.id = company_id)
  end);
-- Changed by its author, by who does it, and by who may change the parent (whose owner it carries).
create policy activities_update_admin on activities for update to rapport_admin using (true) with check (true);
create policy activities_update_manager on activities for update to rapport_manager using (
  owner_id = (select app.me())
  or team_id = any ((select app.my_teams())::uuid[])
  or owner_id is null
  or created_by_user_id = (select app.me())
  or assignee_id = (select app.me()));
create policy activities_update_rep on activities for update to rapport_rep using (
  owner_id = (select app.me())
  or created_by_user_id = (select app.me())
  or assignee_id = (select app.me()));
grant select, insert, update on activities to rapport_admin, rapport_manager, rapport_rep;
grant select on activities to rapport_viewer;
-- Nobody deletes: DELETE in the API sets deleted_at; app.purge_trash removes for good.

create function app.activities_inherit() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  -- A parent that is being handed over is waited for, or what is logged meanwhile would stay with the
  -- former owner. Not for the owner's login: an import would hold every deal it touches to its end.
  if tg_op = 'INSERT' and not app.is_owner() then
    if new.deal_id is not null then
      perform from deals where id = new.deal_id for share;
    elsif new.contact_id is not null then
      perform from contacts where id = new.contact_id for share;
    else
      perform from companies where id = new.company_id for share;
    end if;
  end if;
  if new.deal_id is not null then
    select owner_id, team_id into new.owner_id, new.team_id from deals where id = new.deal_id;
  elsif new.contact_id is not null then
    select owner_id, team_id into new.owner_id, new.team_id from contacts where id = new.contact_id;
  else
    select owner_id, team_id into new.owner_id, new.team_id from companies where id = new.company_id;
  end if;
  return new;
end;
$$;
comment on function app.activities_inherit is 'Owner and team are the parent''s, whatever the writer says.';

create function app.activities_refer() returns trigger
  language plpgsql as $$
begin
  if new.deal_id is not null and (tg_op = 'INSERT' or new.deal_id is distinct from old.deal_id)
    and not exists (select from public.deals where id = new.deal_id)
  then
    perform app.refuse_hidden('deal', new.deal_id);
  end if;
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

create function app.activities_check() returns trigger
  language plpgsql as $$
begin
  if (new.deal_id, new.contact_id, new.company_id, new.type, new.subject, new.description, new.scheduled_at,
      new.completed_at, new.direction, new.duration_seconds, new.outcome, new.assignee_id, new.custom,
      new.deleted_at)
    is distinct from
    (old.deal_id, old.contact_id, old.company_id, old.type, old.subject, old.description, old.scheduled_at,
      old.completed_at, old.direction, old.duration_seconds, old.outcome, old.assignee_id, old.custom,
      old.deleted_at)
  then
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  return new;
end;
$$;

create function app.activities_follow() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  case tg_table_name
    when 'deals' then
      update activities set owner_id = new.owner_id, team_id = new.team_id where deal_id = new.id;
    when 'contacts' then
      update activities set owner_id = new.owner_id, team_id = new.team_id
        where contact_id = new.id and deal_id is null;
    when 'companies' then
      update activities set owner_id = new.owner_id, team_id = new.team_id
        where company_id = new.id and deal_id is null and contact_id is null;
  end case;
  return null;
end;
$$;
comment on function app.activities_follow is 'A handed-over record takes its activities along, quietly.';

create trigger activities_1_origin before insert or update on activities
  for each row when (not app.is_owner()) execute function app.keep_origin();
create trigger activities_2_refer before insert or update on activities
  for each row when (not app.is_owner()) execute function app.activities_refer();
create trigger activities_3_inherit before insert or update on activities
  for each row execute function app.activities_inherit();
create trigger activities_4_check before update on activities
  for each row execute function app.activities_check();
create trigger activities_trail_insert after insert on activities
  referencing new table as new_rows for each statement execute function app.trail_insert();
create trigger activities_trail_update after update on activities
  for each row when (old.version is distinct from new.version) execute function app.trail_update();
create trigger activities_trail_delete after delete on activities
  for each row execute function app.trail_delete();
create trigger deals_activities_follow after update on deals
  for each row when (old.owner_id is distinct from new.owner_id or old.team_id is distinct from new.team_id)
  execute function app.activities_follow();
create trigger contacts_activities_follow after update on contacts
  for each row when (old.owner_id is distinct from new.owner_id or old.team_id is distinct from new.team_id)
  execute function app.activities_follow();
create trigger companies_activities_follow after update on companies
  for each row when (old.owner_id is distinct from new.owner_id or old.team_id is distinct from new.team_id)
  execute function app.activities_follow();
