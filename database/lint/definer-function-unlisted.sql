-- Definer functions act as the owner, who sees everything: few, each with its reason.
with listed (name, reason) as (
  values
    ('app.session_of', 'the one question the app''s bare login may ask: whose session is this'),
    ('app.users_check', 'counts the other admins, whoever asks'),
    ('app.users_move', 'writes team_moves, which nobody is granted'),
    ('app.users_leave', 'ends sessions, which nobody is granted'),
    ('app.users_step_down', 'takes back invitations, also where an admin steps down alone'),
    ('app.trail_insert', 'writes audit_log and changes, which nobody may write'),
    ('app.trail_update', 'writes audit_log and changes, which nobody may write'),
    ('app.trail_delete', 'writes audit_log and changes, which nobody may write'),
    ('app.trail_workspace', 'writes audit_log and changes, which nobody may write'),
    ('app.contacts_first_addresses', 'writes first addresses, which change with their contact only'),
    ('app.contacts_change_addresses', 'writes first addresses, which change with their contact only'),
    ('app.contact_addresses_found', 'keeps the contact''s searched text'),
    ('app.top_rank', 'a place above all cards, seen and unseen'),
    ('app.rank_beside', 'the order of a column is one for everyone, unseen cards among it'),
    ('app.deals_history_insert', 'writes history and values, which nobody may write'),
    ('app.deals_history_move', 'writes history and values, which nobody may write'),
    ('app.deals_history_value', 'writes history and values, which nobody may write'),
    ('app.import_stays', 'past stays come in here only; granted to nobody'),
    ('app.activities_inherit', 'the owner and team of a parent, whoever logs on it'),
    ('app.activities_follow', 'takes activities along that the giver may not change'),
    ('app.find_ids', 'search below a policy reaches no index; it repeats the rule and the policy decides again'),
    ('app.find_ids_in_scope', 'what find_ids asks; granted to nobody'),
    ('app.may_change', 'answers for a row that may be out of sight'),
    ('app.hand_over', 'gives a record out of one''s own sight'),
    ('app.hand_over_all', 'gives rows away out of one''s own sight, the trash included'),
    ('app.follow_teams', 'moves everyone''s rows; granted to nobody'),
    ('app.purge_trash', 'deletes, which nobody may; granted to nobody'),
    ('app.number_changes', 'numbers what nobody may write; granted to nobody'),
    ('app.dashboards_tell', 'writes changes, which nobody may write'),
    ('app.dashboard_widgets_tell', 'writes changes, which nobody may write'),
    ('app.forget_external_ids', 'goes with its record, whoever may see it'),
    ('auth.is_set_up', 'the sign-in login sees no table of public'),
    ('auth.set_password', 'the sign-in login sees no table of public'),
    ('auth.set_up', 'makes the first admin, when nobody is there to do it'),
    ('auth.open_invitation', 'the sign-in login sees no table of public'),
    ('auth.accept_invitation', 'makes a person who is not there yet'),
    ('auth.touch_api_keys', 'the sign-in login sees no table of public')
)
select format('%s is a definer function and not listed', p.oid::regprocedure) as fault
from pg_proc p
where p.prosecdef and p.pronamespace in ('public'::regnamespace, 'app'::regnamespace, 'auth'::regnamespace)
  and not exists (select from listed where name = p.pronamespace::regnamespace || '.' || p.proname)
union all
select format('%s is listed and is no definer function', name)
from listed
where not exists (
  select from pg_proc p where p.prosecdef and name = p.pronamespace::regnamespace || '.' || p.proname
);
