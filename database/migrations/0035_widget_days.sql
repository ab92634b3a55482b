-- A widget may count days of one's own too, beside those of its dashboard: last fiscal year next to this one.

alter table dashboard_widgets drop constraint dashboard_widgets_period_check;
alter table dashboard_widgets add constraint dashboard_widgets_period_check check (
  period in ('this-month', 'last-month', 'this-quarter', 'last-quarter', 'this-year', 'last-year',
    'last-30-days', 'last-90-days', 'last-365-days')
  or period ~ '^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$' and left(period, 10) < right(period, 10) collate "C");
comment on column dashboard_widgets.period is
  'What it counts where its dashboard''s period does not hold: like that one, counted from the workspace''s today,
or days.';
