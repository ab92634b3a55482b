-- Who am I, and what may I see? Policies and lists ask these functions, once a statement.
--
-- app.session_of knows the answers already when a request begins, so the program keeps them as
-- settings of the transaction and these functions read them there: one expression each, which the
-- planner writes into the policy itself. Only the program's own logins may say such things by a
-- setting; for whoever else connects, and where nothing was set, the tables are asked.

do $$ begin
  execute format($function$
    create function app.is_owner() returns boolean
      language sql stable parallel safe
      begin atomic
        select session_user = %1$L;
      end;
    create function app.setting(name text) returns text
      language sql stable parallel safe
      begin atomic
        select case when session_user = 'rapport_app_' || current_database() or session_user = %1$L
          then nullif(current_setting(name, true), '') end;
      end;
  $function$, current_user);
end $$;
comment on function app.is_owner is 'Whether the owner''s own login is at work: migrations, imports, psql.';
comment on function app.setting is
  'A setting of the transaction as the program made it. null for other logins: no set_config of theirs
can borrow another''s eyes.';

create function app.me() returns uuid
  language sql stable parallel safe
  begin atomic
    select app.setting('app.user_id')::uuid;
  end;
comment on function app.me is 'The user on whose behalf this transaction runs.';

create function app.via() returns text
  language sql stable parallel safe
  begin atomic
    select case current_setting('app.via', true)
      when 'app' then 'app' when 'api' then 'api' when 'import' then 'import' else 'sql' end;
  end;
comment on function app.via is 'By which way a change came: app, api, import, or plain SQL.';

create function app.find_my_role() returns text
  language sql stable parallel safe
  begin atomic
    select role from public.users where id = app.me();
  end;

create function app.my_role() returns text
  language sql stable parallel safe
  begin atomic
    select coalesce(substr(app.setting('app.role'), 9), app.find_my_role());
  end;
comment on function app.my_role is
  'admin, manager, rep or viewer. Not from current_user, which in a definer function is the owner.';

create function app.find_my_teams() returns uuid[]
  language sql stable parallel safe
  begin atomic
    with recursive mine as (
      select team_id as id, role from public.users where id = app.me() and team_id is not null
      union
      select t.id, mine.role from public.teams t join mine on t.parent_id = mine.id
      where mine.role = 'manager'
    )
    select coalesce(array_agg(id), '{}') from mine;
  end;

create function app.my_teams() returns uuid[]
  language sql stable parallel safe
  begin atomic
    select coalesce(app.setting('app.team_ids')::uuid[], app.find_my_teams());
  end;
comment on function app.my_teams is 'A manager''s team and all below it; anyone else''s own team.';

create function app.my_team() returns uuid
  language sql stable parallel safe
  begin atomic
    select (app.my_teams())[1];
  end;
comment on function app.my_team is 'One''s own team; it stands first.';

create function app.find_openness() returns text
  language sql stable parallel safe
  begin atomic
    select companies_open_to || ' ' || contacts_open_to || ' ' || deals_open_to from public.workspace;
  end;

create function app.openness(object text) returns text
  language sql stable parallel safe
  begin atomic
    select split_part(coalesce(app.setting('app.openness'), app.find_openness()), ' ',
      case object when 'companies' then 1 when 'contacts' then 2 when 'deals' then 3 else 4 end);
  end;
comment on function app.openness is 'private, team or everyone.';

create function app.open_to_all(object text) returns boolean
  language sql stable parallel safe
  begin atomic
    select app.openness(object) = 'everyone';
  end;

create function app.objects_open_to(whom text) returns text[]
  language sql stable parallel safe
  begin atomic
    select coalesce(array_agg(object), '{}')
    from unnest(array['companies', 'contacts', 'deals']) as object
    where app.openness(object) = whom;
  end;

create function app.open_teams(object text) returns uuid[]
  language sql stable parallel safe
  begin atomic
    select case when app.openness(object) = 'team' and app.my_team() is not null
      then array[app.my_team()] else '{}' end;
  end;
comment on function app.open_teams is 'Teams whose records the workspace opens to me: none, or my own.';

create function app.read_teams(object text) returns uuid[]
  language sql stable parallel safe
  begin atomic
    select case when app.my_role() = 'manager' then app.my_teams() else app.open_teams(object) end;
  end;
comment on function app.read_teams is 'The teams a list or search of mine goes through.';

grant execute on function app.is_owner, app.setting, app.me, app.via, app.find_my_role, app.my_role,
  app.find_my_teams, app.my_teams, app.my_team, app.find_openness,
  app.openness, app.open_to_all, app.objects_open_to, app.open_teams, app.read_teams
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
