-- A dashboard too goes to the trash first, for thirty days like a record: others may look at it every
-- morning. Whoever may change it finds it there and brings it back; for everyone else it is gone.

alter table dashboards add column deleted_at timestamptz;
drop index dashboards_role;
create unique index dashboards_role on dashboards (role) where role is not null and deleted_at is null;

alter policy dashboards_select_manager on dashboards using (
  owner_id = (select app.me()) or deleted_at is null and (
    shared_with = 'everyone' or role = 'manager' or team_id = any ((select app.my_teams())::uuid[])));
alter policy dashboards_select_rep on dashboards using (
  owner_id = (select app.me()) or deleted_at is null and (
    shared_with = 'everyone' or role = 'rep' or team_id = (select app.my_team())));
alter policy dashboards_select_viewer on dashboards using (
  owner_id = (select app.me()) or deleted_at is null and (
    shared_with = 'everyone' or role = 'viewer' or team_id = (select app.my_team())));

create function app.may_share_dashboard(shared text, team uuid) returns boolean
  language sql stable parallel safe
  begin atomic
    select case app.my_role()
      when 'admin' then true
      when 'manager' then shared in ('private', 'everyone') or coalesce(team = any (app.my_teams()), false)
      else shared = 'private' or coalesce(team = app.my_team(), false)
    end;
  end;
comment on function app.may_share_dashboard is
  'What the policies say of how one''s own may be shared, so that one which may no longer comes back private.';
grant execute on function app.may_share_dashboard to rapport_admin, rapport_manager, rapport_rep;

-- Whoever may no longer share as they once did may still be rid of their own.
alter policy dashboards_update_manager on dashboards with check (
  owner_id = (select app.me()) and (deleted_at is not null
    or shared_with in ('private', 'everyone') or team_id = any ((select app.my_teams())::uuid[])));
alter policy dashboards_update_rep on dashboards with check (
  owner_id = (select app.me()) and (deleted_at is not null
    or shared_with = 'private' or team_id = (select app.my_team())));
drop policy dashboards_delete_admin on dashboards;
drop policy dashboards_delete_manager on dashboards;
drop policy dashboards_delete_rep on dashboards;
revoke delete on dashboards from rapport_admin, rapport_manager, rapport_rep;
-- Nobody deletes: DELETE in the API sets deleted_at; the program removes for good what lay there long.

-- Its widgets lie there with it: nothing is arranged in the trash.
alter policy dashboard_widgets_select_everyone on dashboard_widgets using (
  exists (select from dashboards d where d.id = dashboard_id and d.deleted_at is null));

create or replace function app.dashboards_version() returns trigger
  language plpgsql as $$
begin
  if (new.name, new.owner_id, new.shared_with, new.team_id, new.role, new.period, new.compare,
      new.pipeline_id, new.filter_team_id, new.filter_owner_id, new.currency, new.deleted_at)
    is distinct from
    (old.name, old.owner_id, old.shared_with, old.team_id, old.role, old.period, old.compare,
      old.pipeline_id, old.filter_team_id, old.filter_owner_id, old.currency, old.deleted_at)
  then
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  return new;
end;
$$;

create or replace function app.dashboards_tell() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  act text := lower(tg_op);
begin
  if tg_op = 'UPDATE' and (old.deleted_at is null) <> (new.deleted_at is null) then
    act := case when new.deleted_at is null then 'insert' else 'delete' end;
  end if;
  insert into changes (table_name, record_id, action, owner_before, owner_after)
    values ('dashboards', coalesce(new.id, old.id), act,
      case when old.shared_with = 'private' then old.owner_id end,
      case when new.shared_with = 'private'
          or (new.shared_with, new.team_id) is distinct from (old.shared_with, old.team_id)
        then coalesce(new.owner_id, old.owner_id) end);
  return null;
end;
$$;
comment on function app.dashboards_tell is
  'Of a shared one that went, or is shared otherwise than before, all learn, since it may have left their
sight: no owner before, and one after. Of a private one that went its owner alone does. One that goes to
the trash has gone, one that comes back is new.';
