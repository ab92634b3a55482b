-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- What a person, a team or, naming neither, the whole workspace is to win in a month. A quarter's or a
-- year's goal is the sum of its months.
create table goals (
  id uuid not null default gen_random_uuid(),
  user_id uuid,
  team_id uuid,
  -- Its first day.
  month date not null,
  currency character(3) not null,
  value_cents bigint not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by_user_id uuid default app.me(),
  constraint goals_pkey primary key (id),
  constraint goals_created_by_user_id_fkey foreign key (created_by_user_id) references users(id),
  constraint goals_team_id_fkey foreign key (team_id) references teams(id) on delete cascade,
  constraint goals_user_id_fkey foreign key (user_id) references users(id) on delete cascade,
  constraint goals_currency_check check ((currency ~ '^[A-Z]{3}$')),
  constraint goals_month_check check ((extract(day from month) = (1)::numeric)),
  constraint goals_subject_check check (((user_id is null) or (team_id is null))),
  constraint goals_value_cents_check check (((value_cents >= 0) and (value_cents <= '9007199254740991'::bigint)))
);

create index goals_created_by_user_id on goals using btree (created_by_user_id);
create index goals_month on goals using btree (month);
create unique index goals_subject on goals using btree (user_id, team_id, month, currency) nulls not distinct;
create index goals_team_id on goals using btree (team_id, month);

alter table goals enable row level security, force row level security;

create policy goals_owner on goals for all to owner
  using (true)
  with check (true);
create policy goals_select_admin on goals for select to rapport_admin
  using (true);
create policy goals_select_manager on goals for select to rapport_manager
  using (
    ((user_id is null) and (team_id is null))
    or (user_id = (select app.me()))
    or (team_id = any ((select app.my_teams())::uuid[]))
    or (exists (select from users u where ((u.id = goals.user_id) and (u.team_id = any ((select app.my_teams())::uuid[]))))));
create policy goals_select_rep on goals for select to rapport_rep
  using (
    ((user_id is null) and (team_id is null))
    or (user_id = (select app.me()))
    or (team_id = (select app.my_team())));
create policy goals_select_viewer on goals for select to rapport_viewer
  using (
    ((user_id is null) and (team_id is null))
    or (user_id = (select app.me()))
    or (team_id = (select app.my_team())));
create policy goals_insert_admin on goals for insert to rapport_admin
  with check (true);
create policy goals_insert_manager on goals for insert to rapport_manager
  with check (
    (team_id = any ((select app.my_teams())::uuid[]))
    or (exists (select from users u where ((u.id = goals.user_id) and (u.team_id = any ((select app.my_teams())::uuid[]))))));
create policy goals_update_admin on goals for update to rapport_admin
  using (true)
  with check (true);
create policy goals_update_manager on goals for update to rapport_manager
  using (
    (team_id = any ((select app.my_teams())::uuid[]))
    or (exists (select from users u where ((u.id = goals.user_id) and (u.team_id = any ((select app.my_teams())::uuid[]))))));
create policy goals_delete_admin on goals for delete to rapport_admin
  using (true);
create policy goals_delete_manager on goals for delete to rapport_manager
  using (
    (team_id = any ((select app.my_teams())::uuid[]))
    or (exists (select from users u where ((u.id = goals.user_id) and (u.team_id = any ((select app.my_teams())::uuid[]))))));

grant select, insert, update, delete on goals to rapport_admin, rapport_manager;
grant select on goals to rapport_rep, rapport_viewer;

create trigger goals_check before update on goals for each row
  execute function app.goals_check();
create trigger goals_trail_delete after delete on goals for each row
  execute function app.trail_delete();
create trigger goals_trail_insert after insert on goals referencing new table as new_rows for each statement
  execute function app.trail_insert();
create trigger goals_trail_update after update on goals for each row
  when ((old.version is distinct from new.version)) execute function app.trail_update();
