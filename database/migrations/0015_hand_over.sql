-- What a person's own policies cannot do, in functions that check and then act as the owner.

create function app.may_change(object text, record uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  held_by uuid;
  held_by_team uuid;
  role text := app.my_role();
begin
  case object
    when 'companies' then select owner_id, team_id into held_by, held_by_team from companies where id = record;
    when 'contacts' then select owner_id, team_id into held_by, held_by_team from contacts where id = record;
    when 'deals' then select owner_id, team_id into held_by, held_by_team from deals where id = record;
  end case;
  -- Without an owner or a team a comparison is null, which must not pass for a yes.
  return found and coalesce(role = 'admin'
    or role in ('manager', 'rep') and held_by = app.me()
    or role = 'manager' and (held_by is null or held_by_team = any (app.my_teams())), false);
end;
$$;
comment on function app.may_change is 'The update policies of companies, contacts and deals in one answer.';

create function app.hand_over(object text, record uuid, new_owner uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.may_change(object, record) is not true then
    return false;
  end if;
  if new_owner is not null and not exists (select from users where id = new_owner and is_active) then
    perform app.refuse_hidden('owner', new_owner);
  end if;
  if new_owner is null and app.my_role() = 'rep' and object <> 'companies' then
    raise exception 'Name the person who takes it over.'
      using errcode = '23514', constraint = 'hand_over_check', column = 'owner_id';
  end if;
  case object
    when 'companies' then update companies set owner_id = new_owner where id = record;
    when 'contacts' then update contacts set owner_id = new_owner where id = record;
    when 'deals' then update deals set owner_id = new_owner where id = record;
  end case;
  return true;
end;
$$;
comment on function app.hand_over is
  'Gives a record to another person, even out of one''s own sight: a rep own rows, a manager rows of the
teams, an admin all. false when the asker may not change it.';
grant execute on function app.may_change, app.hand_over to rapport_admin, rapport_manager, rapport_rep;

create function app.hand_over_all(former uuid, new_owner uuid, most integer) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  moved integer := 0;
  touched integer;
begin
  if not coalesce(app.my_role() = 'admin'
    or app.my_role() in ('manager', 'rep') and former = app.me()
    or app.my_role() = 'manager'
      and (select team_id from users where id = former) = any (app.my_teams()), false)
  then
    return null;
  end if;
  if not exists (select from users where id = new_owner and is_active) then
    perform app.refuse_hidden('owner', new_owner);
  end if;
  if new_owner = former then
    return 0;
  end if;
  -- Deals and contacts first: who takes over a company that is half moved sees what belongs to it.
  -- Each condition stands outside again: what somebody else is given meanwhile stays with them.
  update deals set owner_id = new_owner where owner_id = former and id = any (array(
    select id from deals where owner_id = former limit most));
  get diagnostics moved = row_count;
  update contacts set owner_id = new_owner where owner_id = former and id = any (array(
    select id from contacts where owner_id = former limit most - moved));
  get diagnostics touched = row_count;
  moved := moved + touched;
  update companies set owner_id = new_owner where owner_id = former and id = any (array(
    select id from companies where owner_id = former limit most - moved));
  get diagnostics touched = row_count;
  moved := moved + touched;
  update activities set assignee_id = new_owner
    where assignee_id = former and completed_at is null and deleted_at is null and id = any (array(
      select id from activities
      where assignee_id = former and completed_at is null and deleted_at is null
        -- Nobody is handed a task that they could not see: of other teams' records only one's own.
        and (app.my_role() = 'admin' or former = app.me() or created_by_user_id = app.me()
          or owner_id is null or owner_id = app.me() or team_id = any (app.my_teams()))
      limit most - moved));
  get diagnostics touched = row_count;
  return moved + touched;
end;
$$;
comment on function app.hand_over_all is
  'Gives all that a person owns, the trash included, and the tasks they have yet to do to another, at most
so many rows a call; 0 when nothing is left. An admin may for everyone, a manager for people of the
teams (but tasks on other teams'' records stay), a rep for themselves; null for whoever may not.';
grant execute on function app.hand_over_all to rapport_admin, rapport_manager, rapport_rep;

create function app.follow_teams(batch integer) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  person record;
  moved integer := 0;
  touched integer;
begin
  for person in select m.user_id, m.moved_at, m.moved_in, u.team_id
    from team_moves m join users u on u.id = m.user_id for update of m skip locked
  loop
    update companies set team_id = person.team_id where id = any (array(
      select id from companies where owner_id = person.user_id
        and team_id is distinct from person.team_id limit batch));
    get diagnostics touched = row_count;
    moved := moved + touched;
    update contacts set team_id = person.team_id where id = any (array(
      select id from contacts where owner_id = person.user_id
        and team_id is distinct from person.team_id limit batch));
    get diagnostics touched = row_count;
    moved := moved + touched;
    update deals set team_id = person.team_id where id = any (array(
      select id from deals where owner_id = person.user_id
        and team_id is distinct from person.team_id limit batch));
    get diagnostics touched = row_count;
    moved := moved + touched;
    -- Done when nothing was left and every transaction older than the move has ended.
    if moved = 0 and person.moved_in < pg_snapshot_xmin(pg_current_snapshot()) then
      delete from team_moves where user_id = person.user_id and moved_in = person.moved_in;
      insert into changes (table_name, record_id, action, owner_after, team_after)
        values ('users', person.user_id, 'reload', person.user_id, person.team_id);
    end if;
  end loop;
  return moved;
end;
$$;
comment on function app.follow_teams is
  'One pass: rows of people who changed team take the new team, at most batch of each kind a person,
without audit and version. Answers how many moved; the program calls it until team_moves is empty.';

create function app.purge_trash(older_than interval) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  purged integer := 0;
  touched integer;
begin
  -- Deals that are not due themselves and activities with another parent outlive the contact that the
  -- cascade would take: a deal thrown away yesterday has its own days in the trash.
  update deals d set contact_id = null from contacts c
    where d.contact_id = c.id and c.deleted_at < now() - older_than
      and (d.deleted_at is null or d.deleted_at >= now() - older_than);
  update activities a set contact_id = null from contacts c
    where a.contact_id = c.id and c.deleted_at < now() - older_than
      and num_nonnulls(a.deal_id, a.company_id) > 0;
  update activities a set company_id = null from companies c
    where a.company_id = c.id and c.deleted_at < now() - older_than
      and num_nonnulls(a.deal_id, a.contact_id) > 0;
  update activities a set deal_id = null from deals d
    where a.deal_id = d.id and d.deleted_at < now() - older_than
      and num_nonnulls(a.contact_id, a.company_id) > 0;
  delete from activities where deleted_at < now() - older_than;
  get diagnostics touched = row_count;
  purged := purged + touched;
  delete from deals where deleted_at < now() - older_than;
  get diagnostics touched = row_count;
  purged := purged + touched;
  delete from contacts where deleted_at < now() - older_than;
  get diagnostics touched = row_count;
  purged := purged + touched;
  delete from companies where deleted_at < now() - older_than;
  get diagnostics touched = row_count;
  return purged + touched;
end;
$$;
comment on function app.purge_trash is
  'Removes for good what has lain in the trash for longer; audit_log keeps what it was.';

create function app.number_changes(batch integer) returns bigint
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  last bigint;
begin
  with waiting as (
    select id from changes where number is null order by id limit batch
  ), numbered as (
    select id, nextval('app.change_number') as number from (select id from waiting order by id) as w
  ), written as (
    update changes c set number = n.number from numbered n where c.id = n.id returning c.number
  )
  select max(number) into last from written;
  if last is not null then
    perform pg_notify('rapport_changes', last::text);
  end if;
  return last;
end;
$$;
comment on function app.number_changes is
  'The sequencer''s step: numbers committed changes in the order of a fresh snapshot and notifies once.
Only the process that holds the advisory lock calls it. null: there was nothing to number.';
