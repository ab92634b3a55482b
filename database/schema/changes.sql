-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- One row a change, for readers outside: numbered after commit by the sequencer, so that a record's
-- changes keep their order and none is jumped over. reload: all rows of an owner moved with their team.
create table changes (
  id bigint not null generated always as identity,
  number bigint,
  at timestamptz not null default clock_timestamp(),
  table_name text not null,
  record_id uuid,
  -- Whose openness decides who reads it: an activity's is its parent's; null is open to everyone, but
  -- of keys and invitations.
  object text,
  action text not null,
  owner_before uuid,
  owner_after uuid,
  team_before uuid,
  team_after uuid,
  deal_id uuid,
  contact_id uuid,
  company_id uuid,
  constraint changes_pkey primary key (id),
  constraint changes_action_check check ((action = any (array['insert', 'update', 'delete', 'reload']))),
  constraint changes_object_check check ((object = any (array['companies', 'contacts', 'deals'])))
);

create unique index changes_number on changes using btree (number) where (number is not null);
create index changes_unnumbered on changes using btree (id) where (number is null);

alter table changes enable row level security, force row level security;

create policy changes_owner on changes for all to owner
  using (true)
  with check (true);
create policy changes_select_admin on changes for select to rapport_admin
  using (table_name <> 'dashboards');
create policy changes_select_dashboard_readers on changes for select to rapport_admin, rapport_manager, rapport_rep, rapport_viewer
  using (
    (table_name = 'dashboards')
    and (
      (exists (select from dashboards d where (d.id = changes.record_id)))
      or ((action <> 'insert') and (owner_before = (select app.me())))
      or ((action = 'delete') and (owner_before is null))
      or ((action = 'update') and (owner_before is null) and (owner_after is not null))));
create policy changes_select_goal_readers on changes for select to rapport_manager, rapport_rep, rapport_viewer
  using (
    (table_name = 'goals')
    and ((action = 'delete') or (exists (select from goals g where (g.id = changes.record_id)))));
create policy changes_select_manager on changes for select to rapport_manager
  using (
    (table_name <> all (array['api_keys', 'invitations', 'goals', 'dashboards']))
    and (
      (object is null)
      or (owner_before = (select app.me()))
      or (owner_after = (select app.me()))
      or (team_before = any ((select app.my_teams())::uuid[]))
      or (team_after = any ((select app.my_teams())::uuid[]))
      or ((owner_before is null) and (action <> 'insert'))
      or ((owner_after is null) and (action <> 'delete'))
      or (object = any ((select app.objects_open_to('everyone'))::text[]))));
create policy changes_select_rep on changes for select to rapport_rep
  using (
    (table_name <> all (array['api_keys', 'invitations', 'goals', 'dashboards']))
    and (
      (object is null)
      or (owner_before = (select app.me()))
      or (owner_after = (select app.me()))
      or (object = any ((select app.objects_open_to('everyone'))::text[]))
      or (
        (object = any ((select app.objects_open_to('team'))::text[]))
        and ((team_before = (select app.my_team())) or (team_after = (select app.my_team()))))
      or (
        (object = 'companies')
        and (
          ((owner_before is null) and (action <> 'insert'))
          or ((owner_after is null) and (action <> 'delete'))))));
create policy changes_select_viewer on changes for select to rapport_viewer
  using (
    (table_name <> all (array['api_keys', 'invitations', 'goals', 'dashboards']))
    and (
      (object is null)
      or (object = any ((select app.objects_open_to('everyone'))::text[]))
      or (
        (object = any ((select app.objects_open_to('team'))::text[]))
        and ((team_before = (select app.my_team())) or (team_after = (select app.my_team()))))
      or (
        (object = 'companies')
        and (
          ((owner_before is null) and (action <> 'insert'))
          or ((owner_after is null) and (action <> 'delete'))))));

grant select on changes to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
