create table workspace (
  id boolean primary key default true check (id),
  name varchar(255) not null default 'Rapport' check (name <> ''),
  currency char(3) not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  time_zone varchar(100) not null default 'UTC',
  companies_open_to text not null default 'private'
    check (companies_open_to in ('private', 'team', 'everyone')),
  contacts_open_to text not null default 'private'
    check (contacts_open_to in ('private', 'team', 'everyone')),
  deals_open_to text not null default 'private'
    check (deals_open_to in ('private', 'team', 'everyone')),
  set_up_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table workspace is
  'The one row that says what this workspace is called, counts in, and opens to whom.';
comment on column workspace.deals_open_to is
  'Who may read records that are not theirs: private nobody, team the owner''s team, everyone all.
Openness lets one read and log activities, never change.';

insert into workspace default values;

alter table workspace enable row level security, force row level security;
do $$ begin
  execute format('create policy workspace_owner on workspace to %I using (true) with check (true)', current_user);
end $$;
create policy workspace_select_everyone on workspace for select
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer using (true);
create policy workspace_update_admin on workspace for update to rapport_admin
  using (true) with check (true);
grant select on workspace to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
grant update on workspace to rapport_admin;
-- Nobody inserts or deletes: the row is made here, once.

create function app.currency() returns char(3)
  language sql stable parallel safe
  begin atomic
    select currency from public.workspace;
  end;
comment on function app.currency is 'The currency of a deal that names none.';
grant execute on function app.currency
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

create function app.workspace_check() returns trigger
  language plpgsql as $$
begin
  if not exists (select from pg_timezone_names where name = new.time_zone) then
    raise exception 'The time zone "%" is not known. Use a name such as Europe/Berlin.', new.time_zone
      using errcode = '23514', constraint = 'workspace_time_zone_check', column = 'time_zone';
  end if;
  if (new.name, new.currency, new.time_zone, new.companies_open_to, new.contacts_open_to, new.deals_open_to)
    is distinct from
    (old.name, old.currency, old.time_zone, old.companies_open_to, old.contacts_open_to, old.deals_open_to)
  then
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  return new;
end;
$$;
create trigger workspace_check before update on workspace
  for each row execute function app.workspace_check();
