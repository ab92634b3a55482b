-- Search by fragment. Below a policy no trigram reaches an index (only leakproof operators do), so
-- these two definer functions repeat the visibility rule, stop at 1,001 candidates and return ids;
-- the policy decides again where the ids are joined, and counting and ranking come after it.

create function app.like_words(searched text, q text) returns text
  language sql immutable parallel safe
  begin atomic
    select string_agg(
      format('%s like %L', searched,
        '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%'),
      ' and ')
    from (
      select word from regexp_split_to_table(btrim(app.plain(q)), '\s+') with ordinality as words (word, place)
      where word <> '' order by place limit 6
    ) as first_words;
  end;
comment on function app.like_words is
  'A condition that every word of q stands somewhere in the searched column, quoted for EXECUTE.';

create function app.find_ids_in_scope(object text, searched text, q text, scope text, scope_id uuid)
  returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  words text := app.like_words(searched, q);
  longest integer := (select max(length(w)) from regexp_split_to_table(app.plain(q), '\s+') as w);
begin
  if words is null then
    return;
  elsif longest < 3 then
    -- No trigram to go by: look through the newest rows of the scope, a fixed number of them.
    return query execute format(
      'select id from (select id, %I from %I where %s and deleted_at is null
        order by created_at desc, id desc limit 2000) as newest where %s limit 1001',
      searched, object, scope, words) using scope_id;
  else
    -- Planned anew each time, for these words.
    return query execute format(
      'select id from %I where %s and deleted_at is null and %s limit 1001', object, scope, words)
      using scope_id;
  end if;
end;
$$;
comment on function app.find_ids_in_scope is
  'At most 1,001 ids of one scope. Not granted: app.find_ids says which scopes are the asker''s.';

create function app.find_ids(object text, q text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  me uuid := app.me();
  role text := app.my_role();
  searched text := case object when 'deals' then 'title_plain' else 'search_text' end;
  found uuid[] := '{}';
  one_team uuid;
begin
  if object not in ('companies', 'contacts', 'deals', 'activities') then
    raise exception 'There is no search for "%".', object using errcode = '22023';
  elsif role is null then
    return found;
  elsif role = 'admin' or app.open_to_all(object)
    or object = 'activities' and cardinality(app.objects_open_to('everyone')) > 0
  then
    return array(select app.find_ids_in_scope(object, searched, q, '$1 is null', null));
  end if;
  if role <> 'viewer' then
    found := array(select app.find_ids_in_scope(object, searched, q, 'owner_id = $1', me));
    if object = 'activities' then
      found := found || array(select app.find_ids_in_scope(object, searched, q,
        'assignee_id = $1 and owner_id is distinct from $1', me));
    end if;
  end if;
  if role = 'manager' or object = 'companies' then
    found := found || array(select app.find_ids_in_scope(object, searched, q,
      'owner_id is null and $1 is null', null));
  end if;
  foreach one_team in array app.search_teams(object) loop
    found := found || array(select app.find_ids_in_scope(object, searched, q, 'team_id = $1', one_team));
  end loop;
  return array(select distinct id from unnest(found) as id limit 1001);
end;
$$;
comment on function app.find_ids is
  'Ids of living records whose names hold every word of q, within what the asker may see; 1,001 of them
mean that there may be more.';

create function app.search_teams(object text) returns uuid[]
  language sql stable parallel safe
  begin atomic
    select case
      when object <> 'activities' then app.read_teams(object)
      when app.my_role() = 'manager' then app.my_teams()
      else app.open_teams('deals') || app.open_teams('contacts') || app.open_teams('companies')
    end;
  end;

grant execute on function app.find_ids to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
