-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- The one row that says what this workspace is called, counts in, and opens to whom.
create table workspace (
  id boolean not null default true,
  name varchar(255) not null default 'Rapport',
  currency character(3) not null default 'USD',
  time_zone varchar(100) not null default 'UTC',
  companies_open_to text not null default 'private',
  contacts_open_to text not null default 'private',
  -- Who may read records that are not theirs: private nobody, team the owner's team, everyone all.
  -- Openness lets one read and log activities, never change.
  deals_open_to text not null default 'private',
  set_up_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint workspace_pkey primary key (id),
  constraint workspace_companies_open_to_check check ((companies_open_to = any (array['private', 'team', 'everyone']))),
  constraint workspace_contacts_open_to_check check ((contacts_open_to = any (array['private', 'team', 'everyone']))),
  constraint workspace_currency_check check ((currency ~ '^[A-Z]{3}$')),
  constraint workspace_deals_open_to_check check ((deals_open_to = any (array['private', 'team', 'everyone']))),
  constraint workspace_id_check check (id),
  constraint workspace_name_check check (((name)::text <> ''))
);

alter table workspace enable row level security, force row level security;

create policy workspace_owner on workspace for all to owner
  using (true)
  with check (true);
create policy workspace_select_everyone on workspace for select to rapport_admin, rapport_manager, rapport_rep, rapport_viewer
  using (true);
create policy workspace_update_admin on workspace for update to rapport_admin
  using (true)
  with check (true);

grant select, update on workspace to rapport_admin;
grant select on workspace to rapport_manager, rapport_rep, rapport_viewer;

create trigger workspace_check before update on workspace for each row
  execute function app.workspace_check();
create trigger workspace_trail_update after update on workspace for each row
  when ((old.version is distinct from new.version)) execute function app.trail_workspace();
