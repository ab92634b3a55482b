-- The trail of a record may be read by whoever may read the record now.
create policy audit_log_select_others on audit_log for select
  to rapport_manager, rapport_rep, rapport_viewer
  using (case table_name
    when 'deals' then exists (select from deals d where d.id = record_id)
    when 'contacts' then exists (select from contacts c where c.id = record_id)
    when 'companies' then exists (select from companies c where c.id = record_id)
    when 'activities' then exists (select from activities a where a.id = record_id)
    else false
  end);
