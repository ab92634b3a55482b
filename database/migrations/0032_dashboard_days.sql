-- A dashboard may count days of one's own, such as a fiscal year: an ISO 8601 interval, its end exclusive.

alter table dashboards drop constraint dashboards_period_check;
alter table dashboards add constraint dashboards_period_check check (
  period in ('this-month', 'last-month', 'this-quarter', 'last-quarter', 'this-year', 'last-year',
    'last-30-days', 'last-90-days', 'last-365-days')
  or period ~ '^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$' and left(period, 10) < right(period, 10) collate "C");
comment on column dashboards.period is
  'What its widgets count, unless they say otherwise: counted from the workspace''s today, or the days
2026-02-01/2027-02-01, the last one exclusive.';
