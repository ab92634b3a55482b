-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- A possible sale. It stands in one stage, and stage says what that stage means: the pair refers to
-- stages, so the two can never disagree. It may name no contact and no company.
create table deals (
  id uuid not null default gen_random_uuid(),
  contact_id uuid,
  company_id uuid,
  title varchar(255) not null,
  value_cents bigint not null default 0,
  currency character(3) not null default app.currency(),
  stage deal_stage not null default 'lead'::deal_stage,
  stage_id uuid not null,
  -- When its open stay in deal_stage_history began.
  stage_entered_at timestamptz not null default clock_timestamp(),
  -- Its place in the column, the same for everyone (0002_rank.sql).
  rank text collate "C" not null,
  expected_close_date date,
  -- Set on entering won or lost, null again on leaving.
  closed_at timestamptz,
  lost_reason varchar(1000),
  source varchar(255),
  owner_id uuid default app.me(),
  team_id uuid,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  created_by_user_id uuid default app.me(),
  title_plain text collate "C" generated always as (app.plain((title)::text)) stored,
  constraint deals_pkey primary key (id),
  constraint deals_company_id_fkey foreign key (company_id) references companies(id) on delete set null,
  constraint deals_contact_id_fkey foreign key (contact_id) references contacts(id) on delete cascade,
  constraint deals_created_by_user_id_fkey foreign key (created_by_user_id) references users(id),
  constraint deals_owner_id_fkey foreign key (owner_id) references users(id),
  constraint deals_stage_id_stage_fkey foreign key (stage_id, stage) references stages(id, stage),
  constraint deals_team_id_fkey foreign key (team_id) references teams(id) on delete set null,
  constraint deals_check check (((closed_at is not null) = (stage = any (array['won'::deal_stage, 'lost'::deal_stage])))),
  constraint deals_currency_check check ((currency ~ '^[A-Z]{3}$')),
  constraint deals_custom_check check ((jsonb_typeof(custom) = 'object')),
  constraint deals_title_check check (((title)::text <> '')),
  constraint deals_value_cents_check check (((value_cents >= 0) and (value_cents <= '9007199254740991'::bigint)))
);

create index deals_closed on deals using btree (coalesce(closed_at, '-infinity'::timestamptz) desc, id desc) where (deleted_at is null);
create index deals_closed_at on deals using btree (closed_at) where (deleted_at is null);
create index deals_company_id on deals using btree (company_id);
create index deals_contact_id on deals using btree (contact_id);
create index deals_created on deals using btree (created_at desc, id desc) where (deleted_at is null);
create index deals_created_by_user_id on deals using btree (created_by_user_id);
create index deals_expected on deals using btree (coalesce(expected_close_date, 'infinity'::date), id) where (deleted_at is null);
create index deals_owner_closed on deals using btree (owner_id, coalesce(closed_at, '-infinity'::timestamptz) desc, id desc) where (deleted_at is null);
create index deals_owner_closed_at on deals using btree (owner_id, closed_at) where (deleted_at is null);
create index deals_owner_created on deals using btree (owner_id, created_at desc, id desc) where (deleted_at is null);
create index deals_owner_expected on deals using btree (owner_id, coalesce(expected_close_date, 'infinity'::date), id) where (deleted_at is null);
create index deals_owner_id on deals using btree (owner_id);
create index deals_owner_rank on deals using btree (owner_id, stage_id, rank, id) where (deleted_at is null);
create index deals_owner_search on deals using gin (owner_id, title_plain extensions.gin_trgm_ops) where (deleted_at is null);
create index deals_owner_stage_closed on deals using btree (owner_id, stage_id, closed_at desc, id desc) where (deleted_at is null);
create index deals_owner_title on deals using btree (owner_id, title_plain, id) where (deleted_at is null);
create index deals_owner_updated on deals using btree (owner_id, updated_at desc, id desc) where (deleted_at is null);
create index deals_owner_value on deals using btree (owner_id, value_cents desc, id desc) where (deleted_at is null);
create index deals_rank on deals using btree (stage_id, rank, id) where (deleted_at is null);
create index deals_search on deals using gin (title_plain extensions.gin_trgm_ops) where (deleted_at is null);
create index deals_stage on deals using btree (stage);
create index deals_stage_closed on deals using btree (stage_id, closed_at desc, id desc) where (deleted_at is null);
create index deals_stage_id on deals using btree (stage_id, stage);
create index deals_team_closed on deals using btree (team_id, coalesce(closed_at, '-infinity'::timestamptz) desc, id desc) where (deleted_at is null);
create index deals_team_closed_at on deals using btree (team_id, closed_at) where (deleted_at is null);
create index deals_team_created on deals using btree (team_id, created_at desc, id desc) where (deleted_at is null);
create index deals_team_expected on deals using btree (team_id, coalesce(expected_close_date, 'infinity'::date), id) where (deleted_at is null);
create index deals_team_id on deals using btree (team_id);
create index deals_team_rank on deals using btree (team_id, stage_id, rank, id) where (deleted_at is null);
create index deals_team_search on deals using gin (team_id, title_plain extensions.gin_trgm_ops) where (deleted_at is null);
create index deals_team_stage_closed on deals using btree (team_id, stage_id, closed_at desc, id desc) where (deleted_at is null);
create index deals_team_title on deals using btree (team_id, title_plain, id) where (deleted_at is null);
create index deals_team_updated on deals using btree (team_id, updated_at desc, id desc) where (deleted_at is null);
create index deals_team_value on deals using btree (team_id, value_cents desc, id desc) where (deleted_at is null);
create index deals_title on deals using btree (title_plain, id) where (deleted_at is null);
create index deals_trash on deals using btree (deleted_at desc, id desc) where (deleted_at is not null);
create index deals_updated on deals using btree (updated_at desc, id desc) where (deleted_at is null);
create index deals_value on deals using btree (value_cents desc, id desc) where (deleted_at is null);

alter table deals enable row level security, force row level security;

create policy deals_owner on deals for all to owner
  using (true)
  with check (true);
create policy deals_select_admin on deals for select to rapport_admin
  using (true);
create policy deals_select_manager on deals for select to rapport_manager
  using (
    (owner_id = (select app.me()))
    or (owner_id is null)
    or (team_id = any ((select app.my_teams())::uuid[]))
    or (select app.open_to_all('deals')));
create policy deals_select_rep on deals for select to rapport_rep
  using (
    (owner_id = (select app.me()))
    or (team_id = any ((select app.open_teams('deals'))::uuid[]))
    or (select app.open_to_all('deals')));
create policy deals_select_viewer on deals for select to rapport_viewer
  using ((team_id = any ((select app.open_teams('deals'))::uuid[])) or (select app.open_to_all('deals')));
create policy deals_insert_admin on deals for insert to rapport_admin
  with check (true);
create policy deals_insert_manager on deals for insert to rapport_manager
  with check (
    (owner_id = (select app.me()))
    or (owner_id is null)
    or (team_id = any ((select app.my_teams())::uuid[])));
create policy deals_insert_rep on deals for insert to rapport_rep
  with check (owner_id = (select app.me()));
create policy deals_update_admin on deals for update to rapport_admin
  using (true)
  with check (true);
create policy deals_update_manager on deals for update to rapport_manager
  using (
    (owner_id = (select app.me()))
    or (owner_id is null)
    or (team_id = any ((select app.my_teams())::uuid[])));
create policy deals_update_rep on deals for update to rapport_rep
  using (owner_id = (select app.me()));

grant select, insert, update on deals to rapport_admin, rapport_manager, rapport_rep;
grant select on deals to rapport_viewer;

create trigger deals_1_origin before insert or update on deals for each row
  when ((not app.is_owner())) execute function app.keep_origin();
create trigger deals_2_team_insert before insert on deals for each row
  execute function app.keep_team();
create trigger deals_2_team_update before update on deals for each row
  when (((new.owner_id is distinct from old.owner_id) or (new.team_id is distinct from old.team_id))) execute function app.keep_team();
create trigger deals_3_refer_insert before insert on deals for each row
  when ((((new.contact_id is not null) or (new.company_id is not null)) and (not app.is_owner()))) execute function app.deals_refer();
create trigger deals_3_refer_update before update on deals for each row
  when ((((new.contact_id is distinct from old.contact_id) or (new.company_id is distinct from old.company_id)) and (not app.is_owner()))) execute function app.deals_refer();
create trigger deals_4_move before update on deals for each row
  execute function app.deals_move();
create trigger deals_4_place before insert on deals for each row
  execute function app.deals_place();
create trigger deals_5_check before update on deals for each row
  execute function app.deals_check();
create trigger deals_activities_follow after update on deals for each row
  when (((old.owner_id is distinct from new.owner_id) or (old.team_id is distinct from new.team_id))) execute function app.activities_follow();
create trigger deals_external_ids after delete on deals for each row
  execute function app.forget_external_ids();
create trigger deals_history_insert after insert on deals referencing new table as new_rows for each statement
  execute function app.deals_history_insert();
create trigger deals_history_move after update on deals for each row
  when ((old.stage_id is distinct from new.stage_id)) execute function app.deals_history_move();
create trigger deals_history_value after update on deals for each row
  when (((old.value_cents is distinct from new.value_cents) or (old.currency is distinct from new.currency) or (old.owner_id is distinct from new.owner_id) or (old.expected_close_date is distinct from new.expected_close_date))) execute function app.deals_history_value();
create trigger deals_trail_delete after delete on deals for each row
  execute function app.trail_delete();
create trigger deals_trail_insert after insert on deals referencing new table as new_rows for each statement
  execute function app.trail_insert();
create trigger deals_trail_update after update on deals for each row
  when ((old.version is distinct from new.version)) execute function app.trail_update();
