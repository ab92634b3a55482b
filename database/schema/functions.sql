-- Generated from the migrations by npm run generate; compared in CI, never edited.

create function app.activities_check() returns trigger
  volatile;

-- A handed-over record takes its activities along, quietly.
create function app.activities_follow() returns trigger
  volatile security definer;

-- Owner and team are the parent's, whatever the writer says.
create function app.activities_inherit() returns trigger
  volatile security definer;

create function app.activities_refer() returns trigger
  volatile;

-- The seven stages a new pipeline starts with.
create function app.add_blueprint_stages(pipeline uuid) returns void
  volatile;
grant execute on function app.add_blueprint_stages to rapport_admin;

create function app.companies_check() returns trigger
  volatile;

-- Foreign keys look past policies: this refuses to point to a company one may not see. The owner sees
-- all, so for it foreign keys are enough.
create function app.companies_refer() returns trigger
  volatile;

create function app.companies_ring() returns trigger
  volatile;

create function app.contact_addresses_found() returns trigger
  volatile security definer;

create function app.contacts_change_addresses() returns trigger
  volatile security definer;

create function app.contacts_check() returns trigger
  volatile;

create function app.contacts_first_addresses() returns trigger
  volatile security definer;

create function app.contacts_refer() returns trigger
  volatile;

-- The currency of a deal that names none.
create function app.currency() returns character
  stable;
grant execute on function app.currency to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

create function app.dashboard_widgets_check() returns trigger
  volatile;

-- Stands last what names no place; bounds what one page asks for.
create function app.dashboard_widgets_place() returns trigger
  volatile;

-- A change of widgets is told as one of their dashboard.
create function app.dashboard_widgets_tell() returns trigger
  volatile security definer;

-- Keeps owner, team and role in step with whom it is shared with, which is what a client says.
create function app.dashboards_share() returns trigger
  volatile;

-- Of a shared one that went, or is shared otherwise than before, all learn, since it may have left their
-- sight: no owner before, and one after. Of a private one that went its owner alone does.
create function app.dashboards_tell() returns trigger
  volatile security definer;

create function app.dashboards_version() returns trigger
  volatile;

create function app.deals_check() returns trigger
  volatile;

create function app.deals_history_insert() returns trigger
  volatile security definer;

create function app.deals_history_move() returns trigger
  volatile security definer;

create function app.deals_history_value() returns trigger
  volatile security definer;

create function app.deals_move() returns trigger
  volatile;

create function app.deals_place() returns trigger
  volatile;

create function app.deals_refer() returns trigger
  volatile;

-- Each column's old and new value, less what the database keeps itself and what is secret.
create function app.diff(before jsonb, after jsonb) returns jsonb
  immutable;

-- A phone number as digits alone, null when there are none.
create function app.digits(value text) returns text
  immutable;
grant execute on function app.digits to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- https://www.Example.com/x gives example.com.
create function app.domain_of(website text) returns text
  immutable;
grant execute on function app.domain_of to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- Ids of living records whose names hold every word of q, within what the asker may see; 1,001 of them
-- mean that there may be more.
create function app.find_ids(object text, q text) returns uuid[]
  stable security definer;
grant execute on function app.find_ids to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- At most 1,001 ids of one scope. Not granted: app.find_ids says which scopes are the asker's.
create function app.find_ids_in_scope(object text, searched text, q text, scope text, scope_id uuid) returns SETOF uuid
  stable security definer;

create function app.find_my_role() returns text
  stable;
grant execute on function app.find_my_role to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

create function app.find_my_teams() returns uuid[]
  stable;
grant execute on function app.find_my_teams to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

create function app.find_openness() returns text
  stable;
grant execute on function app.find_openness to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The first stage of a meaning in a pipeline; without a pipeline in the default one.
create function app.first_stage(pipeline uuid, meaning deal_stage) returns uuid
  stable;
grant execute on function app.first_stage to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- One pass: rows of people who changed team take the new team, at most batch of each kind a person,
-- without audit and version. Answers how many moved; the program calls it until team_moves is empty.
create function app.follow_teams(batch integer) returns integer
  volatile security definer;

create function app.forget_external_ids() returns trigger
  volatile security definer;

create function app.goals_check() returns trigger
  volatile;

create function app.governing_object(table_name text, deal_id uuid, contact_id uuid) returns text
  immutable;

-- Gives a record to another person, even out of one's own sight: a rep own rows, a manager rows of the
-- teams, an admin all. false when the asker may not change it.
create function app.hand_over(object text, record uuid, new_owner uuid) returns boolean
  volatile security definer;
grant execute on function app.hand_over to rapport_admin, rapport_manager, rapport_rep;

-- Gives all that a person owns, the trash included, and the tasks they have yet to do to another, at most
-- so many rows a call; 0 when nothing is left. An admin may for everyone, a manager for people of the
-- teams (but tasks on other teams' records stay), a rep for themselves; null for whoever may not.
create function app.hand_over_all(former uuid, new_owner uuid, most integer) returns integer
  volatile security definer;
grant execute on function app.hand_over_all to rapport_admin, rapport_manager, rapport_rep;

-- The only way past stays come in: for each deal the stages it stood in before its present stay, with
-- the time each began; a stay ends where the next begins. The present stay itself may be named too, to
-- say whether its date is assumed. Answers how many were added. Only the owner's login may call it.
create function app.import_stays(deals uuid[], stages uuid[], entered timestamp with time zone[], assumed_dates boolean[]) returns integer
  volatile security definer;

-- Whether the owner's own login is at work: migrations, imports, psql.
create function app.is_owner() returns boolean
  stable;
grant execute on function app.is_owner to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- Who made a record and when is not for its writers to say. The owner's login may, and is not asked: an
-- import brings the dates of its data.
create function app.keep_origin() returns trigger
  volatile;

-- team_id is the owner's, whatever the writer says. When a user changes team, app.follow_teams
-- brings the rows along.
create function app.keep_team() returns trigger
  volatile;

-- A condition that every word of q stands somewhere in the searched column, quoted for EXECUTE.
create function app.like_words(searched text, q text) returns text
  immutable;

-- The update policies of companies, contacts and deals in one answer.
create function app.may_change(object text, record uuid) returns boolean
  stable security definer;
grant execute on function app.may_change to rapport_admin, rapport_manager, rapport_rep;

-- What the policies say of one that the asker may read, so that a page knows what to offer.
create function app.may_change_dashboard(owner uuid, shared text) returns boolean
  stable;
grant execute on function app.may_change_dashboard to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- What the policies say, asked before: a removal they refuse looks like one that finds nothing.
create function app.may_set_goals(of_user uuid, of_team uuid) returns boolean
  stable;
grant execute on function app.may_set_goals to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The user on whose behalf this transaction runs.
create function app.me() returns uuid
  stable;
grant execute on function app.me to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- admin, manager, rep or viewer. Not from current_user, which in a definer function is the owner.
create function app.my_role() returns text
  stable;
grant execute on function app.my_role to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- One's own team; it stands first.
create function app.my_team() returns uuid
  stable;
grant execute on function app.my_team to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- A manager's team and all below it; anyone else's own team.
create function app.my_teams() returns uuid[]
  stable;
grant execute on function app.my_teams to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The sequencer's step: numbers committed changes in the order of a fresh snapshot and notifies once.
-- Only the process that holds the advisory lock calls it. null: there was nothing to number.
create function app.number_changes(batch integer) returns bigint
  volatile security definer;

create function app.objects_open_to(whom text) returns text[]
  stable;
grant execute on function app.objects_open_to to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- Teams whose records the workspace opens to me: none, or my own.
create function app.open_teams(object text) returns uuid[]
  stable;
grant execute on function app.open_teams to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

create function app.open_to_all(object text) returns boolean
  stable;
grant execute on function app.open_to_all to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- private, team or everyone.
create function app.openness(object text) returns text
  stable;
grant execute on function app.openness to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

create function app.pipelines_check() returns trigger
  volatile;

-- Puts a stage at a place (0 is the first) and closes the ranks.
create function app.place_stage(placed uuid, place integer) returns void
  volatile;
grant execute on function app.place_stage to rapport_admin;

-- Lower case without accents. Immutable by our word: unaccent is only stable because its rules
-- could be replaced, which an upgrade of ours would have to answer with a reindex. In plpgsql, since a
-- SQL function that calls a stable one is not inlined, and five times as slow.
create function app.plain(value text) returns text
  immutable;
grant execute on function app.plain to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- Removes for good what has lain in the trash for longer; audit_log keeps what it was.
create function app.purge_trash(older_than interval) returns integer
  volatile security definer;

-- A rank right below one deal or right above another. Looks at all deals of the stage, unseen ones too:
-- the order is one for everyone, and what a reader sees as neighbours may have others in between.
create function app.rank_beside(of_stage uuid, above uuid, below uuid) returns text
  volatile security definer;
grant execute on function app.rank_beside to rapport_admin, rapport_manager, rapport_rep;

-- A new rank after low and before high; null for the ends of the column.
create function app.rank_between(low text, high text) returns text
  volatile;
grant execute on function app.rank_between to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

create function app.rank_digit(value integer) returns text
  immutable;
grant execute on function app.rank_digit to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The shortest fraction between two, low < high; a null high is one whole.
create function app.rank_fraction_between(low text, high text) returns text
  immutable;
grant execute on function app.rank_fraction_between to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- Two people who drop on the same place at once get different ranks. Never ends in 0, which would
-- leave no room below.
create function app.rank_noise() returns text
  volatile;
grant execute on function app.rank_noise to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

create function app.rank_value(digit text) returns integer
  immutable;
grant execute on function app.rank_value to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The teams a list or search of mine goes through.
create function app.read_teams(object text) returns uuid[]
  stable;
grant execute on function app.read_teams to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

create function app.refuse_hidden(what text, hidden uuid) returns void
  volatile;
grant execute on function app.refuse_hidden to rapport_admin, rapport_manager, rapport_rep;

create function app.refuse_retired() returns void
  volatile;
grant execute on function app.refuse_retired to rapport_admin, rapport_manager, rapport_rep;

create function app.search_teams(object text) returns uuid[]
  stable;

-- Whose session or API key this is, and what a list of theirs goes through; no row when it is nobody's.
-- The one thing the app's login may call.
create function app.session_of(kind text, secret text) returns TABLE(user_id uuid, role text, scope text, team_ids uuid[], openness text)
  stable security definer;
grant execute on function app.session_of to rapport_app;

-- A setting of the transaction as the program made it. null for other logins: no set_config of theirs
-- can borrow another's eyes.
create function app.setting(name text) returns text
  stable;
grant execute on function app.setting to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

create function app.stages_check() returns trigger
  volatile;

-- Whether all of these deals stand in a stage, as far as the asker sees: a hidden neighbour is none, or
-- a move would tell where it stands.
create function app.stands_in(of_stage uuid, neighbours uuid[]) returns boolean
  stable;
grant execute on function app.stands_in to rapport_admin, rapport_manager, rapport_rep;

create function app.teams_check() returns trigger
  volatile;

-- A place above all others in a stage, seen and unseen: the order is one for everyone.
create function app.top_rank(of_stage uuid) returns text
  volatile security definer;
grant execute on function app.top_rank to rapport_admin, rapport_manager, rapport_rep;

create function app.trail_delete() returns trigger
  volatile security definer;

-- For each statement and its transition table: a trigger a row caps a bulk load at 1 to 4 k rows/s.
-- Each row becomes JSON once (materialized) and me() is asked once: without that 300 µs a row, now 50.
create function app.trail_insert() returns trigger
  volatile security definer;

create function app.trail_update() returns trigger
  volatile security definer;

-- The workspace is one row without a UUID; the nil UUID stands for it.
create function app.trail_workspace() returns trigger
  volatile security definer;

create function app.users_check() returns trigger
  volatile security definer;

-- Who is deactivated is out at once: sessions and keys end.
create function app.users_leave() returns trigger
  volatile security definer;

create function app.users_move() returns trigger
  volatile security definer;

-- Who is admin no more can use no link they gave out before, which would make them one again.
create function app.users_step_down() returns trigger
  volatile security definer;

-- By which way a change came: app, api, import, or plain SQL.
create function app.via() returns text
  stable;
grant execute on function app.via to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- A rank right after a widget, or, with null, before all others.
create function app.widget_rank(of_dashboard uuid, after_widget uuid, moved uuid) returns text
  volatile;
grant execute on function app.widget_rank to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

create function app.without_secrets(record jsonb) returns jsonb
  immutable;

create function app.workspace_check() returns trigger
  volatile;

-- Makes the invited person, or gives one who is here a new password; ends the link. null: no such open link.
create function auth.accept_invitation(token text, person_name text, password_hash text) returns uuid
  volatile security definer;
grant execute on function auth.accept_invitation to rapport_auth;

create function auth.is_set_up() returns boolean
  stable security definer;
grant execute on function auth.is_set_up to rapport_auth;

create function auth.open_invitation(token text) returns TABLE(email text, name text, workspace_name text)
  stable security definer;
grant execute on function auth.open_invitation to rapport_auth;

-- Takes a hash made by the library, never a password.
create function auth.set_password(person uuid, password_hash text) returns void
  volatile security definer;
grant execute on function auth.set_password to rapport_auth;

-- Makes the first admin, once.
create function auth.set_up(workspace_name text, person_name text, person_email text, password_hash text, money text, zone text) returns uuid
  volatile security definer;
grant execute on function auth.set_up to rapport_auth;

create function auth.touch_api_keys(hashes bytea[]) returns void
  volatile security definer;
grant execute on function auth.touch_api_keys to rapport_auth;
