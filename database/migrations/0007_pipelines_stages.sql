create table pipelines (
  id uuid primary key default gen_random_uuid(),
  name varchar(100) not null check (name <> ''),
  position integer not null default 0,
  is_default boolean not null default false,
  retired_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (not (is_default and retired_at is not null))
);
comment on table pipelines is 'An ordered way to sell: deals go through its stages.';
create unique index pipelines_name on pipelines (lower(name));
create unique index pipelines_default on pipelines (is_default) where is_default;

alter table pipelines enable row level security, force row level security;
do $$ begin
  execute format('create policy pipelines_owner on pipelines to %I using (true) with check (true)', current_user);
end $$;
create policy pipelines_select_everyone on pipelines for select
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer using (true);
create policy pipelines_insert_admin on pipelines for insert to rapport_admin with check (true);
create policy pipelines_update_admin on pipelines for update to rapport_admin using (true) with check (true);
grant select on pipelines to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
grant insert, update on pipelines to rapport_admin;
-- Nobody deletes a pipeline or a stage: history points to them. They are retired.

create table stages (
  id uuid primary key default gen_random_uuid(),
  pipeline_id uuid not null references pipelines on delete cascade,
  position integer not null,
  name varchar(100) not null check (name <> ''),
  stage deal_stage not null,
  probability smallint not null default 0 check (probability between 0 and 100),
  rotting_days smallint check (rotting_days between 1 and 3650),
  colour text check (colour ~* '^#[0-9a-f]{6}$'),
  retired_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, stage)
);
comment on table stages is
  'One step of a pipeline: its own name, chance of winning in percent, days until a deal rots, and one
meaning. Several stages may share a meaning.';
comment on column stages.stage is
  'Its meaning. Cannot change once a deal was here: deals and their history point to (id, stage).';
create index stages_position on stages (pipeline_id, position);
create unique index stages_name on stages (pipeline_id, lower(name)) where retired_at is null;

alter table stages enable row level security, force row level security;
do $$ begin
  execute format('create policy stages_owner on stages to %I using (true) with check (true)', current_user);
end $$;
create policy stages_select_everyone on stages for select
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer using (true);
create policy stages_insert_admin on stages for insert to rapport_admin with check (true);
create policy stages_update_admin on stages for update to rapport_admin using (true) with check (true);
grant select on stages to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
grant insert, update on stages to rapport_admin;

create function app.pipelines_check() returns trigger
  language plpgsql as $$
begin
  if (new.name, new.position, new.is_default, new.retired_at)
    is distinct from (old.name, old.position, old.is_default, old.retired_at)
  then
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  return new;
end;
$$;
create trigger pipelines_check before update on pipelines
  for each row execute function app.pipelines_check();

create function app.stages_check() returns trigger
  language plpgsql as $$
begin
  if (new.position, new.name, new.stage, new.probability, new.rotting_days, new.colour, new.retired_at)
    is distinct from
    (old.position, old.name, old.stage, old.probability, old.rotting_days, old.colour, old.retired_at)
  then
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  if old.retired_at is null and (new.retired_at is not null or new.stage <> old.stage) then
    perform from public.pipelines where id = old.pipeline_id for update; -- two who take the last ones wait here
    if not exists (
      select from public.stages s
      where s.pipeline_id = old.pipeline_id and s.id <> old.id and s.retired_at is null
        and case when old.stage in ('won', 'lost') then s.stage = old.stage else s.stage not in ('won', 'lost') end
    ) and (new.retired_at is not null
      or old.stage in ('won', 'lost') or new.stage in ('won', 'lost'))
    then
      raise exception 'A pipeline needs an open stage, a won one and a lost one. Add another before you retire or change this.'
        using errcode = '23514', constraint = 'stages_retired_check',
          column = case when new.retired_at is null then 'stage' else 'retired' end;
    end if;
  end if;
  if new.pipeline_id <> old.pipeline_id then
    raise exception 'A stage stays in its pipeline. Add a stage to the other pipeline instead.'
      using errcode = '23514', constraint = 'stages_pipeline_check', column = 'pipeline_id';
  end if;
  return new;
end;
$$;
create trigger stages_check before update on stages
  for each row execute function app.stages_check();

create trigger pipelines_trail_insert after insert on pipelines
  referencing new table as new_rows for each statement execute function app.trail_insert();
create trigger pipelines_trail_update after update on pipelines
  for each row when (old.version is distinct from new.version) execute function app.trail_update();
create trigger stages_trail_insert after insert on stages
  referencing new table as new_rows for each statement execute function app.trail_insert();
create trigger stages_trail_update after update on stages
  for each row when (old.version is distinct from new.version) execute function app.trail_update();

create function app.add_blueprint_stages(pipeline uuid) returns void
  language sql volatile
  begin atomic
    insert into public.stages (pipeline_id, position, name, stage, probability, rotting_days)
    values
      (pipeline, 0, 'Lead', 'lead', 10, 14),
      (pipeline, 1, 'Contacted', 'contacted', 20, 14),
      (pipeline, 2, 'Qualified', 'qualified', 40, 21),
      (pipeline, 3, 'Proposal', 'proposal', 60, 21),
      (pipeline, 4, 'Negotiation', 'negotiation', 80, 30),
      (pipeline, 5, 'Won', 'won', 100, null),
      (pipeline, 6, 'Lost', 'lost', 0, null);
  end;
comment on function app.add_blueprint_stages is 'The seven stages a new pipeline starts with.';
grant execute on function app.add_blueprint_stages to rapport_admin;

create function app.first_stage(pipeline uuid, meaning deal_stage) returns uuid
  language sql stable parallel safe
  begin atomic
    select id from public.stages
    where pipeline_id = coalesce(pipeline, (select p.id from public.pipelines p where p.is_default))
      and stage = meaning and retired_at is null
    order by position limit 1;
  end;
comment on function app.first_stage is
  'The first stage of a meaning in a pipeline; without a pipeline in the default one.';
grant execute on function app.first_stage
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

create function app.refuse_retired() returns void
  language plpgsql as $$
begin
  raise exception 'That stage or its pipeline is retired: it keeps its deals and takes no more. Choose another, or bring it back in Settings.'
    using errcode = '23514', constraint = 'deals_stage_retired_check', column = 'stage_id';
end;
$$;

grant execute on function app.refuse_retired to rapport_admin, rapport_manager, rapport_rep;

create function app.place_stage(placed uuid, place integer) returns void
  language sql volatile
  begin atomic
    update public.stages s set position = ordered.new_position
    from (
      select o.id, (o.n + case when o.n >= place then 1 else 0 end)::integer as new_position
      from (
        select id, row_number() over (order by position, id) - 1 as n
        from public.stages
        where pipeline_id = (select pipeline_id from public.stages where id = placed) and id <> placed
      ) as o
      union all
      select placed, least(place, (select count(*) - 1 from public.stages
        where pipeline_id = (select pipeline_id from public.stages where id = placed)))::integer
    ) as ordered
    where s.id = ordered.id and s.position <> ordered.new_position;
  end;
comment on function app.place_stage is 'Puts a stage at a place (0 is the first) and closes the ranks.';
grant execute on function app.place_stage to rapport_admin;

with made as (
  insert into pipelines (name, is_default) values ('Sales', true) returning id
)
select app.add_blueprint_stages(id) from made;
