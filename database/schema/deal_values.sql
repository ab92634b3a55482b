-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- One span in which a deal kept its value, currency, owner and expected close date, so that any past
-- pipeline can be computed.
create table deal_values (
  id bigint not null generated always as identity,
  deal_id uuid not null,
  value_cents bigint not null,
  currency character(3) not null,
  owner_id uuid,
  expected_close_date date,
  valid_from timestamptz not null,
  valid_to timestamptz,
  constraint deal_values_pkey primary key (id),
  constraint deal_values_deal_id_fkey foreign key (deal_id) references deals(id) on delete cascade,
  constraint deal_values_owner_id_fkey foreign key (owner_id) references users(id),
  constraint deal_values_check check ((valid_to > valid_from)),
  constraint deal_values_no_overlap exclude using gist (deal_id with =, tstzrange(valid_from, valid_to) with &&)
);

create index deal_values_deal_id on deal_values using btree (deal_id, valid_from) include (valid_to, value_cents, currency, expected_close_date);
create unique index deal_values_open on deal_values using btree (deal_id) where (valid_to is null);
create index deal_values_owner_id on deal_values using btree (owner_id);
create index deal_values_valid_to on deal_values using btree (valid_to) include (deal_id, valid_from, value_cents, currency, expected_close_date) where (valid_to is not null);

alter table deal_values enable row level security, force row level security;

create policy deal_values_owner on deal_values for all to owner
  using (true)
  with check (true);
create policy deal_values_select_admin on deal_values for select to rapport_admin
  using (true);
create policy deal_values_select_others on deal_values for select to rapport_manager, rapport_rep, rapport_viewer
  using (exists (select from deals d where (d.id = deal_values.deal_id)));

grant select on deal_values to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
