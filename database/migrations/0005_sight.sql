-- Who am I, and what may I see? Policies and lists ask these functions, once a statement.

create function app.me() returns uuid
  language sql stable parallel safe
  begin atomic
    select case
      when session_user = 'rapport_app_' || current_database()
        or session_user::text = (select pg_get_userbyid(nspowner)::text from pg_namespace where nspname = 'app')
      then nullif(current_setting('app.user_id', true), '')::uuid
    end;
  end;
comment on function app.me is
  'The user on whose behalf this transaction runs. Only the program''s own logins may say it by a
setting; whoever else connects cannot borrow another''s eyes.';

create function app.via() returns text
  language sql stable parallel safe
  begin atomic
    select case current_setting('app.via', true)
      when 'app' then 'app' when 'api' then 'api' when 'import' then 'import' else 'sql' end;
  end;
comment on function app.via is 'By which way a change came: app, api, import, or plain SQL.';

create function app.my_role() returns text
  language sql stable parallel safe
  begin atomic
    select role from public.users where id = app.me();
  end;
comment on function app.my_role is
  'From users and not from current_user, which in a definer function is the owner.';

create function app.my_team() returns uuid
  language sql stable parallel safe
  begin atomic
    select team_id from public.users where id = app.me();
  end;

create function app.my_teams() returns uuid[]
  language sql stable parallel safe
  begin atomic
    with recursive mine as (
      select team_id as id from public.users where id = app.me() and team_id is not null
      union
      select t.id from public.teams t join mine on t.parent_id = mine.id
    )
    select coalesce(array_agg(id), '{}') from mine;
  end;
comment on function app.my_teams is 'A manager''s team and all below it.';

create function app.openness(object text) returns text
  language sql stable parallel safe
  begin atomic
    select case object
      when 'companies' then companies_open_to
      when 'contacts' then contacts_open_to
      when 'deals' then deals_open_to
    end from public.workspace;
  end;

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

grant execute on function app.me, app.via, app.my_role, app.my_team, app.my_teams,
  app.openness, app.open_to_all, app.objects_open_to, app.open_teams, app.read_teams
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
