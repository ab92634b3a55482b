-- A place in a column, named by its neighbours.

create function app.stands_in(of_stage uuid, neighbours uuid[]) returns boolean
  language sql stable
  begin atomic
    select count(*) = cardinality(neighbours) from public.deals
    where id = any (neighbours) and stage_id = of_stage and deleted_at is null;
  end;
comment on function app.stands_in is
  'Whether all of these deals stand in a stage, as far as the asker sees: a hidden neighbour is none, or
a move would tell where it stands.';

create function app.rank_beside(of_stage uuid, above uuid, below uuid) returns text
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    select app.rank_between(
      coalesce(a.rank, (
        select rank from deals where stage_id = of_stage and rank < b.rank and deleted_at is null
        order by rank desc limit 1)),
      case
        when a.rank is null then b.rank
        when b.rank > a.rank and not exists (
          select from deals where stage_id = of_stage and rank > a.rank and rank < b.rank and deleted_at is null)
          then b.rank
        else (select rank from deals where stage_id = of_stage and rank > a.rank and deleted_at is null
          order by rank limit 1)
      end)
    from (select 1) as one
    left join deals a on a.id = above
    left join deals b on b.id = below;
$$;
comment on function app.rank_beside is
  'A rank right below one deal or right above another. Looks at all deals of the stage, unseen ones too:
the order is one for everyone, and what a reader sees as neighbours may have others in between.';
grant execute on function app.stands_in, app.rank_beside
  to rapport_admin, rapport_manager, rapport_rep;
