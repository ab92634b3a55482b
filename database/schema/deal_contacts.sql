-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- A further person in a deal and what they do there: decides, pays, uses it.
create table deal_contacts (
  deal_id uuid not null,
  contact_id uuid not null,
  role varchar(255) not null default '',
  created_at timestamptz not null default now(),
  constraint deal_contacts_pkey primary key (deal_id, contact_id),
  constraint deal_contacts_contact_id_fkey foreign key (contact_id) references contacts(id) on delete cascade,
  constraint deal_contacts_deal_id_fkey foreign key (deal_id) references deals(id) on delete cascade
);

create index deal_contacts_contact_id on deal_contacts using btree (contact_id);

alter table deal_contacts enable row level security, force row level security;

create policy deal_contacts_owner on deal_contacts for all to owner
  using (true)
  with check (true);
create policy deal_contacts_select_everyone on deal_contacts for select to rapport_admin, rapport_manager, rapport_rep, rapport_viewer
  using (
    (exists (select from deals d where (d.id = deal_contacts.deal_id)))
    and (exists (select from contacts c where (c.id = deal_contacts.contact_id))));
create policy deal_contacts_insert_admin on deal_contacts for insert to rapport_admin
  with check (true);
create policy deal_contacts_insert_manager on deal_contacts for insert to rapport_manager
  with check (
    (exists (select from contacts c where (c.id = deal_contacts.contact_id)))
    and (exists (select from deals d where ((d.id = deal_contacts.deal_id) and ((d.owner_id = (select app.me())) or (d.owner_id is null) or (d.team_id = any ((select app.my_teams())::uuid[])))))));
create policy deal_contacts_insert_rep on deal_contacts for insert to rapport_rep
  with check (
    (exists (select from contacts c where (c.id = deal_contacts.contact_id)))
    and (exists (select from deals d where ((d.id = deal_contacts.deal_id) and (d.owner_id = (select app.me()))))));
create policy deal_contacts_update_admin on deal_contacts for update to rapport_admin
  using (true)
  with check (true);
create policy deal_contacts_update_manager on deal_contacts for update to rapport_manager
  using (exists (select from deals d where ((d.id = deal_contacts.deal_id) and ((d.owner_id = (select app.me())) or (d.owner_id is null) or (d.team_id = any ((select app.my_teams())::uuid[]))))));
create policy deal_contacts_update_rep on deal_contacts for update to rapport_rep
  using (exists (select from deals d where ((d.id = deal_contacts.deal_id) and (d.owner_id = (select app.me())))));
create policy deal_contacts_delete_admin on deal_contacts for delete to rapport_admin
  using (true);
create policy deal_contacts_delete_manager on deal_contacts for delete to rapport_manager
  using (exists (select from deals d where ((d.id = deal_contacts.deal_id) and ((d.owner_id = (select app.me())) or (d.owner_id is null) or (d.team_id = any ((select app.my_teams())::uuid[]))))));
create policy deal_contacts_delete_rep on deal_contacts for delete to rapport_rep
  using (exists (select from deals d where ((d.id = deal_contacts.deal_id) and (d.owner_id = (select app.me())))));

grant select, insert, update, delete on deal_contacts to rapport_admin, rapport_manager, rapport_rep;
grant select on deal_contacts to rapport_viewer;
