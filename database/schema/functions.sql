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

-- Numbers the stays of deals in each of their stages; null: of all. The owner's alone.
create function app.count_visits(deals uuid[]) returns void
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
-- sight: no owner before, and one after. Of a private one that went its owner alone does. One that goes to
-- the trash has gone, one that comes back is new.
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

-- What the policies say of how one's own may be shared, so that one which may no longer comes back private.
create function app.may_share_dashboard(shared text, team uuid) returns boolean
  stable;
grant execute on function app.may_share_dashboard to rapport_admin, rapport_manager, rapport_rep;

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

-- Calls, mails, meetings, notes and tasks by person, team or period and by outcome; by kind for all (is_total).
create function report.activity(f report.filter, by text) returns TABLE(is_total boolean, key text, type activity_type, outcome text, done_count bigint, open_count bigint, overdue_count bigint, duration_seconds bigint)
  stable;
grant execute on function report.activity to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The activities dated within the period, by who does them: the assignee, else the author, else the owner.
create function report.activity_facts(f report.filter, by text) returns TABLE(activity_id uuid, key text, type activity_type, outcome text, is_done boolean, is_overdue boolean, duration_seconds integer)
  stable;
grant execute on function report.activity_facts to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The same filter for every pipeline and currency.
create function report.anywhere(f report.filter) returns report.filter
  immutable;
grant execute on function report.anywhere to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- A sum as JSON can carry it exactly; 9007199254740991 stands for that much or more.
create function report.cents(amount numeric) returns bigint
  immutable;
grant execute on function report.cents to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- What became of a deal, or of many alike with their sums, told from its two ends: opening, how it came,
-- grew or shrank, how it went, closing. The deltas lead from its opening to its closing. Moves between
-- stages and of expected dates are told beside it and add nothing.
create function report.changes(was_open boolean, is_open boolean, is_new boolean, outcome text, was_here boolean, is_here boolean, start_currency character, start_cents numeric, end_currency character, end_cents numeric, growth integer, onward integer, later integer) returns TABLE(change text, currency character, value_cents numeric, delta_cents numeric)
  immutable;
grant execute on function report.changes to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- One row a deal that was won or lost in the period, by its last closing, with the segment it falls into.
-- cycle_seconds: from created_at to closed_at; null where its first or its last date is a guess, or
-- the last lies before the first.
create function report.closed_facts(f report.filter, by text) returns TABLE(deal_id uuid, key text, is_won boolean, currency character, value_cents bigint, cycle_seconds double precision)
  stable;
grant execute on function report.closed_facts to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- For each moment and stage the ages in 24 steps, between which as many earlier stays ended; and in won_by the
-- chance that a deal is won before the first month ahead begins, then by the end of each, if it has stood there
-- for so long: of the earlier deals that stood there for longer, the share that was won within that time.
create function report.curves(f report.filter, ats timestamp with time zone[], most integer) returns TABLE(look bigint, stage_id uuid, ages double precision[], won_by double precision[])
  stable;
grant execute on function report.curves to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- How long deals took from creation to won or lost, in seconds: by segment and outcome, and for all
-- (is_total). Percentiles are percentile_cont; deals whose dates are guesses are left out.
create function report.cycle_time(f report.filter, by text) returns TABLE(is_total boolean, key text, outcome text, deal_count bigint, average_seconds double precision, median_seconds double precision, p75_seconds double precision, p90_seconds double precision)
  stable;
grant execute on function report.cycle_time to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The instant at which a day begins. Where clocks go back over midnight it comes twice, an hour apart; at
-- time zone takes the later, and a deal won in between would fall into no day.
create function report.day_start(day timestamp without time zone, time_zone text) returns timestamp with time zone
  stable;
grant execute on function report.day_start to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The living deals that the asker sees, of the filter's owner and teams. What lies in the trash counts
-- nowhere.
create function report.deals(f report.filter) returns TABLE(id uuid, title character varying, stage_id uuid, stage deal_stage, value_cents bigint, currency character, owner_id uuid, team_id uuid, company_id uuid, source character varying, lost_reason character varying, expected_close_date date, created_at timestamp with time zone, stage_entered_at timestamp with time zone, closed_at timestamp with time zone, updated_at timestamp with time zone)
  stable;
grant execute on function report.deals to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- Each deal that was open within the period, at both its ends: open or not, here (in the filter's pipeline)
-- or elsewhere, worth what; and whether value, stage and expected date grew (1), fell (-1) or stayed (0).
-- start_cents of one that was not open yet: its value when it was made, or when the period began.
create function report.ends(f report.filter) returns TABLE(deal_id uuid, was_open boolean, is_open boolean, is_new boolean, outcome text, was_here boolean, is_here boolean, start_currency character, start_cents bigint, end_currency character, end_cents bigint, growth integer, onward integer, later integer)
  stable;
grant execute on function report.ends to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The open deals that are expected to close within the period, by month or owner; by month, while it is not
-- over, also those without a date.
create function report.expected_facts(f report.filter, as_of timestamp with time zone, by text) returns TABLE(deal_id uuid, key text, is_dated boolean, currency character, value_cents bigint, weighted_cents numeric)
  stable;
grant execute on function report.expected_facts to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- A filter by days of the workspace's time zone, to_date exclusive, for whoever asks; a team brings the
-- teams below it. Materialized, or it is worked out wherever the report asks for it:
-- with f as materialized (select report.filter('2026-01-01', '2026-04-01') as f)
-- select r.* from f, report.velocity(f.f, 'owner') r
create function report.filter(from_date date, to_date date, pipeline_id uuid, team_id uuid, owner_id uuid, currency text) returns report.filter
  stable;
grant execute on function report.filter to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- By month or owner and currency: what was won so far, what open deals are expected then, weighted by the
-- chance of their stages, and from the simulated runs the 10th, 50th and 90th percentile of what will have
-- been won by then (empty for what is past); is_total: the whole period.
create function report.forecast(f report.filter, as_of timestamp with time zone, by text) returns TABLE(is_total boolean, key text, currency character, won_count bigint, won_cents numeric, open_count bigint, open_cents numeric, weighted_cents numeric, percentiles numeric[], goal_cents numeric)
  stable;
grant execute on function report.forecast to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- How well the forecast would have done for months that are over, of which ats has the beginnings and f the
-- whole time: what it says from all that was known on the first morning of each, and what was won then.
create function report.forecast_backtest(f report.filter, ats timestamp with time zone[]) returns TABLE(key text, currency character, weighted_cents numeric, percentiles numeric[], actual_cents numeric)
  stable;
grant execute on function report.forecast_backtest to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- How many of the deals made in the period came to each place or beyond it, stood there, went further, were
-- lost or are open with it as their furthest; and the median time from first coming there to first coming to
-- any further one, over 5,000 of the deals where there are more: those whose ids, drawn at random, come first.
create function report.funnel(f report.filter) returns TABLE(place bigint, entered_count bigint, stood_count bigint, next_count bigint, lost_count bigint, open_count bigint, median_seconds_to_next double precision)
  stable;
grant execute on function report.funnel to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The deals that a funnel counts: made in the period, and in its pipeline now.
create function report.funnel_deals(f report.filter) returns TABLE(id uuid, stage deal_stage, created_at timestamp with time zone, closed_at timestamp with time zone)
  stable;
grant execute on function report.funnel_deals to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The deals of a funnel, one row each: furthest is the place it came to, stood has the bit of each place in
-- which it stood. A step back takes nothing away, a step left out counts as taken, won counts while it
-- lasts. Who stood nowhere was made as lost, so it came to the first.
create function report.funnel_facts(f report.filter) returns TABLE(deal_id uuid, outcome text, furthest bigint, stood bigint, seconds_to_win double precision)
  stable;
grant execute on function report.funnel_facts to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The order of a pipeline's stages in the funnel: open ones, then won.
create function report.funnel_places(pipeline uuid) returns TABLE(stage_id uuid, place bigint, is_won boolean)
  stable;
grant execute on function report.funnel_places to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- In which places of the funnel deals have stood since the period began: stood has the bit of each. Of who
-- sees all, also of deals that the funnel does not count.
create function report.funnel_reached(f report.filter) returns TABLE(deal_id uuid, stood bigint)
  stable;
grant execute on function report.funnel_reached to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The place of the highest bit. Who stood nowhere was made as lost, so it came to the first.
create function report.furthest_of(stood bigint) returns bigint
  immutable;
grant execute on function report.furthest_of to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- Goals by segment and for the whole period (is_total), a month that is cut by its share of the time.
create function report.goals(f report.filter, by text) returns TABLE(is_total boolean, key text, currency character, goal_cents numeric)
  stable;
grant execute on function report.goals to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The goal that what a filter counts is measured with, by month: the owner's; the team's, for who sees all
-- of its deals; the workspace's for who sees all, the team's whose deals one sees; else the asker's own.
-- Where team or workspace have none for a month, the sum of their people's goals, else of their teams' but
-- those below another, for who may read them all.
create function report.goals_of_months(f report.filter) returns TABLE(month date, currency character, value_cents numeric)
  stable;
grant execute on function report.goals_of_months to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- What deals that are not made yet may bring: for each moment looked from, and from each of the 12 months
-- before it, what was won so many months ahead by deals made after that. A month without a row brought nothing,
-- of the months_known before the moment.
create function report.later_business(f report.filter, ats timestamp with time zone[], most integer, by text) returns TABLE(look bigint, key text, currency character, months_ahead integer, months_ago integer, months_known integer, won_cents numeric)
  stable;
grant execute on function report.later_business to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- Later business in each of 401 runs: of the earlier months that could be looked at, each run takes one. A month
-- that the period cuts brings its share of the time.
create function report.later_runs(f report.filter, ats timestamp with time zone[], most integer, by text) returns TABLE(look bigint, run integer, key text, currency character, cents double precision)
  stable;
grant execute on function report.later_runs to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The latest stay of each deal in each stage, where it began in the period, of the deals that the asker
-- sees; without those whose beginning is a guess.
create function report.latest_stays(f report.filter) returns TABLE(deal_id uuid, stage_id uuid, entered_at timestamp with time zone, left_at timestamp with time zone, visit integer, earlier interval)
  stable;
grant execute on function report.latest_stays to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- Who won how much, a place a currency; deals without owner are in the totals (is_total) alone.
create function report.leaderboard(f report.filter) returns TABLE(is_total boolean, key text, place bigint, currency character, won_count bigint, lost_count bigint, win_rate double precision, won_cents numeric, average_cents bigint, cycle_seconds double precision, goal_cents numeric)
  stable;
grant execute on function report.leaderboard to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- What earlier stays teach who looks ahead from some moments, in order: how long each lasted, how long after
-- its beginning the deal was closed, and whether it was won. Of the latest 1,000 deals that closed in the year
-- before.
create function report.lessons(f report.filter, ats timestamp with time zone[]) returns TABLE(look bigint, stage_id uuid, stayed_seconds double precision, closed_seconds double precision, is_won boolean)
  stable;
grant execute on function report.lessons to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The moments from which a forecast looks ahead, in order, each with the months of the filter's period that
-- are not over then, at most so many, which end before the day until. Of the first ten: first days, how many months ahead, which
-- share of what is left of each lies within the period, and in ends the seconds until the first of them begins, then until each is over.
create function report.looks(f report.filter, ats timestamp with time zone[], most integer) returns TABLE(look bigint, at timestamp with time zone, today date, until date, keys text[], months_ahead integer[], shares double precision[], ends double precision[])
  stable;
grant execute on function report.looks to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- Months since the year 0, to count with.
create function report.month_number(day timestamp without time zone) returns integer
  immutable;
grant execute on function report.month_number to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- What became of each deal that was open within the period, a row a change.
create function report.movement_facts(f report.filter) returns TABLE(deal_id uuid, change text, currency character, value_cents numeric, delta_cents numeric)
  stable;
grant execute on function report.movement_facts to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- What a segment is called; null for periods, and for a company one may not see.
create function report.name_of(by text, key text) returns text
  stable;
grant execute on function report.name_of to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- A number of the standard normal distribution, always the same for an id and a run (Box and Muller 1958).
create function report.normal(id uuid, run bigint) returns double precision
  immutable;
grant execute on function report.normal to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- How many deals were open at the end of each period, or by segment at the end of the whole one; is_total:
-- at the end of the whole one. A deal is open from created_at on, except while it stands won or lost.
create function report.open_counts(f report.filter, by text) returns TABLE(is_total boolean, key text, currency character, open_count numeric)
  stable;
grant execute on function report.open_counts to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- What is ahead of each of some moments, by month or owner and currency: open deals expected then, weighted by
-- the chance of their stages, and from 401 simulated runs the 10th, 50th and 90th percentile of what will be
-- won. In each run the largest open deals are won in one of the months ahead or not, by the chances of deals
-- like them, the others bring their sum, and later business comes as it came in some earlier month. The same
-- figures each time; is_total: all months. Beyond ten months there are no percentiles, and those of the total are
-- of these ten.
create function report.outlook(f report.filter, ats timestamp with time zone[], most integer, by text) returns TABLE(look bigint, is_total boolean, key text, currency character, open_count bigint, open_cents numeric, weighted_cents numeric, percentiles double precision[])
  stable;
grant execute on function report.outlook to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The first day of the week, month or quarter in which something was, as text.
create function report.period_of(at timestamp with time zone, by text, time_zone text) returns text
  stable;
grant execute on function report.period_of to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The weeks, months or quarters that a filter's period touches, cut to it; none for other segments.
create function report.periods(f report.filter, by text) returns TABLE(key text, from_at timestamp with time zone, to_at timestamp with time zone)
  stable;
grant execute on function report.periods to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- The board as it stood just before the end of the period, closed stages with what closed in it; is_total:
-- all open deals. Weighted by the chance that each stage has today, rounded a deal at a time.
create function report.pipeline_as_of(f report.filter, by text) returns TABLE(is_total boolean, key text, currency character, stage deal_stage, "position" integer, deal_count bigint, value_cents numeric, weighted_cents numeric)
  stable;
grant execute on function report.pipeline_as_of to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- A waterfall a currency: opening, what came and went, closing. opening + deltas = closing, to the cent.
create function report.pipeline_changes(f report.filter) returns TABLE(change text, currency character, deal_count numeric, value_cents numeric, delta_cents numeric)
  stable;
grant execute on function report.pipeline_changes to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- Whether the asker may read every goal of these teams and their people, so that a sum of them is whole;
-- null: of the workspace. Admins read all, managers those of their teams.
create function report.reads_goals(f report.filter, of_teams uuid[]) returns boolean
  stable;
grant execute on function report.reads_goals to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- What was won, by segment and currency, beside its goal, and for all (is_total).
create function report.revenue(f report.filter, by text) returns TABLE(is_total boolean, key text, currency character, won_count bigint, won_cents numeric, goal_cents numeric)
  stable;
grant execute on function report.revenue to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- How long deals stand in each open stage that they last came to in the period. Ended stays by percentile_cont:
-- quartiles holds p25, p50, p75, p90 of the latest, totals p50 and p90 of all stays of a deal there
-- together. Stays that last are apart, so far; expected_median_seconds counts both, by Kaplan and Meier, times
-- that differ by less than a thousandth as one, and is null while more than half still stand there.
create function report.stage_duration(f report.filter) returns TABLE(stage_id uuid, ended_count bigint, open_count bigint, reentered_count bigint, quartiles double precision[], totals double precision[], open_median_seconds double precision, expected_median_seconds double precision)
  stable;
grant execute on function report.stage_duration to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- One row a deal and open stage that it last came to in the period: that latest stay, and all its stays
-- there together. What lasts is counted so far.
create function report.stage_facts(f report.filter) returns TABLE(deal_id uuid, stage_id uuid, is_open boolean, visit integer, latest_seconds double precision, total_seconds double precision)
  stable;
grant execute on function report.stage_facts to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- One row for each deal that stood in an open stage just before each of some moments, in order: its stage, value,
-- currency and expected date as they were. A deal whose data does not say where it stood has no row.
create function report.standing_at(f report.filter, ats timestamp with time zone[]) returns TABLE(look bigint, at timestamp with time zone, deal_id uuid, stage_id uuid, since timestamp with time zone, value_cents bigint, currency character, owner_id uuid, expected_close_date date)
  stable;
grant execute on function report.standing_at to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- One row a deal that was open just before a moment, or closed since closed_from: its stage, value,
-- currency and expected date as they were. Owner and team are those of today, as for seeing it. stage is
-- null where the deal existed and its data does not say where it stood.
create function report.standing_facts(f report.filter, at timestamp with time zone, closed_from timestamp with time zone) returns TABLE(deal_id uuid, stage_id uuid, stage deal_stage, since timestamp with time zone, pipeline_id uuid, value_cents bigint, currency character, owner_id uuid, team_id uuid, expected_close_date date, created_at timestamp with time zone)
  stable;
grant execute on function report.standing_facts to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- A number in [0, 1) that is always the same for a deal and a run: the seed of the simulation, so that a
-- rep's forecast and the team's draw the same fate for the same deal.
create function report.uniform(id uuid, run bigint) returns double precision
  immutable;
grant execute on function report.uniform to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- What the pipeline earns in a day: open deals × win rate × average value won ÷ days from creation to won,
-- by segment and currency, and for all (is_total).
create function report.velocity(f report.filter, by text) returns TABLE(is_total boolean, key text, currency character, open_count bigint, closed_count bigint, won_count bigint, win_rate double precision, average_cents bigint, cycle_seconds double precision, velocity_cents double precision)
  stable;
grant execute on function report.velocity to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- Won and lost by segment and currency; for all by currency, and over all currencies (both is_total, the
-- last without currency and sums, which would add unlike money).
create function report.win_loss(f report.filter, by text) returns TABLE(is_total boolean, key text, currency character, won_count bigint, lost_count bigint, win_rate double precision, won_cents numeric, lost_cents numeric)
  stable;
grant execute on function report.win_loss to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
