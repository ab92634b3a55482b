-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- Every e-mail address and phone number of a contact, the first ones (kept from contacts) included, so
-- that one unique index holds over all of them.
create table contact_addresses (
  id uuid not null default gen_random_uuid(),
  contact_id uuid not null,
  kind text not null,
  value varchar(255) not null,
  value_plain text collate "C" not null generated always as (case kind when 'email' then lower((value)::text) else coalesce(app.digits((value)::text), '') end) stored,
  is_first boolean not null default false,
  -- false while its contact lies in the trash.
  is_living boolean not null default true,
  created_at timestamptz not null default now(),
  constraint contact_addresses_pkey primary key (id),
  constraint contact_addresses_contact_id_fkey foreign key (contact_id) references contacts(id) on delete cascade,
  constraint contact_addresses_kind_check check ((kind = any (array['email', 'phone']))),
  constraint contact_addresses_value_check check (((value)::text <> ''))
);

create index contact_addresses_contact_id on contact_addresses using btree (contact_id);
create unique index contact_addresses_email on contact_addresses using btree (value_plain) where ((kind = 'email') and is_living);
create unique index contact_addresses_first on contact_addresses using btree (contact_id, kind) where is_first;
create index contact_addresses_phone on contact_addresses using btree (value_plain) where ((kind = 'phone') and is_living);

alter table contact_addresses enable row level security, force row level security;

create policy contact_addresses_owner on contact_addresses for all to owner
  using (true)
  with check (true);
create policy contact_addresses_select_everyone on contact_addresses for select to rapport_admin, rapport_manager, rapport_rep, rapport_viewer
  using (exists (select from contacts c where (c.id = contact_addresses.contact_id)));
create policy contact_addresses_insert_admin on contact_addresses for insert to rapport_admin
  with check (not is_first);
create policy contact_addresses_insert_manager on contact_addresses for insert to rapport_manager
  with check (
    (not is_first)
    and (exists (select from contacts c where ((c.id = contact_addresses.contact_id) and ((c.owner_id = (select app.me())) or (c.owner_id is null) or (c.team_id = any ((select app.my_teams())::uuid[])))))));
create policy contact_addresses_insert_rep on contact_addresses for insert to rapport_rep
  with check (
    (not is_first)
    and (exists (select from contacts c where ((c.id = contact_addresses.contact_id) and (c.owner_id = (select app.me()))))));
create policy contact_addresses_delete_admin on contact_addresses for delete to rapport_admin
  using (not is_first);
create policy contact_addresses_delete_manager on contact_addresses for delete to rapport_manager
  using (
    (not is_first)
    and (exists (select from contacts c where ((c.id = contact_addresses.contact_id) and ((c.owner_id = (select app.me())) or (c.owner_id is null) or (c.team_id = any ((select app.my_teams())::uuid[])))))));
create policy contact_addresses_delete_rep on contact_addresses for delete to rapport_rep
  using (
    (not is_first)
    and (exists (select from contacts c where ((c.id = contact_addresses.contact_id) and (c.owner_id = (select app.me()))))));

grant select, insert, delete on contact_addresses to rapport_admin, rapport_manager, rapport_rep;
grant select on contact_addresses to rapport_viewer;

create trigger contact_addresses_found_delete after delete on contact_addresses for each row
  when ((not old.is_first)) execute function app.contact_addresses_found();
create trigger contact_addresses_found_insert after insert on contact_addresses for each row
  when ((not new.is_first)) execute function app.contact_addresses_found();
