-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- A person changed team and some of their rows may still carry the old one. The row goes once a pass
-- that began after every older transaction had ended found nothing more to do.
create table team_moves (
  user_id uuid not null,
  moved_at timestamptz not null default now(),
  moved_in xid8 not null default pg_current_xact_id(),
  constraint team_moves_pkey primary key (user_id),
  constraint team_moves_user_id_fkey foreign key (user_id) references users(id) on delete cascade
);

alter table team_moves enable row level security, force row level security;

create policy team_moves_owner on team_moves for all to owner
  using (true)
  with check (true);

-- Granted to nobody but the owner.
