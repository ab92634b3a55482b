-- What people did: calls, mails, meetings and tasks.

create function report.activity_facts(f report.filter, by text)
  returns table (activity_id uuid, key text, type activity_type, outcome text, is_done boolean, is_overdue boolean, duration_seconds integer)
  language sql stable parallel safe
  begin atomic
    select a.id,
      case by
        when 'person' then w.person_id::text
        when 'team' then u.team_id::text
        when 'week' then report.period_of(a.scheduled_at, by, f.time_zone)
        when 'month' then report.period_of(a.scheduled_at, by, f.time_zone)
        when 'quarter' then report.period_of(a.scheduled_at, by, f.time_zone)
      end,
      a.type, nullif(btrim(a.outcome), ''),
      w.is_done, not w.is_done and a.scheduled_at < now(), a.duration_seconds
    from (
      -- As deals are found, and what one is assigned. Where anything is open to all, all is looked through.
      select * from public.activities where f.sees_all or 'everyone' in (app.openness('companies'), app.openness('contacts'))
      union all
      select * from public.activities
      where not (f.sees_all or 'everyone' in (app.openness('companies'), app.openness('contacts'))) and owner_id = f.me
      union all
      select * from public.activities
      where not (f.sees_all or 'everyone' in (app.openness('companies'), app.openness('contacts')))
        and team_id = any ((select case when f.sees_unowned
          or 'team' in (app.openness('companies'), app.openness('contacts'), app.openness('deals'))
          then app.my_teams() else '{}' end)::uuid[])
        and owner_id <> f.me
      union all
      select * from public.activities
      where not (f.sees_all or 'everyone' in (app.openness('companies'), app.openness('contacts'))) and owner_id is null
      union all
      select * from public.activities
      where not (f.sees_all or 'everyone' in (app.openness('companies'), app.openness('contacts')))
        and assignee_id = f.me and owner_id <> f.me
        and not (team_id is not null and team_id = any ((select case when f.sees_unowned
          or 'team' in (app.openness('companies'), app.openness('contacts'), app.openness('deals'))
          then app.my_teams() else '{}' end)::uuid[]))
    ) as a
    cross join lateral (
      select coalesce(a.assignee_id, a.created_by_user_id, a.owner_id) as person_id,
        -- A note or mail is done when it is there; the others when they are ticked off.
        a.completed_at is not null or a.type in ('note', 'email') as is_done
    ) as w
    left join public.users u on u.id = w.person_id
    where a.deleted_at is null and a.scheduled_at >= f.from_at and a.scheduled_at < f.to_at
      and (f.owner_id is null or w.person_id = f.owner_id)
      and (f.team_ids is null or u.team_id = any (f.team_ids))
      and not exists (select from public.deals gone where gone.id = a.deal_id and gone.deleted_at is not null)
      and (f.pipeline_id is null and f.currency is null or exists (
        select from public.deals d join public.stages s on s.id = d.stage_id
        where d.id = a.deal_id and (f.currency is null or d.currency = f.currency)
          and (f.pipeline_id is null or s.pipeline_id = f.pipeline_id)));
  end;
comment on function report.activity_facts is
  'The activities dated within the period, by who does them: the assignee, else the author, else the owner.';

create function report.activity(f report.filter, by text)
  returns table (is_total boolean, key text, type activity_type, outcome text, done_count bigint, open_count bigint,
    overdue_count bigint, duration_seconds bigint)
  language sql stable parallel safe
  begin atomic
    select grouping(a.key) = 1, a.key, a.type, a.outcome,
      count(*) filter (where a.is_done), count(*) filter (where not a.is_done), count(*) filter (where a.is_overdue),
      coalesce(sum(a.duration_seconds) filter (where a.is_done), 0)
    from report.activity_facts(f, by) a
    group by grouping sets ((a.key, a.type, a.outcome), (a.type));
  end;
comment on function report.activity is
  'Calls, mails, meetings, notes and tasks by person, team or period and by outcome; by kind for all (is_total).';
