import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useMe } from '../app/queries.ts';
import { DaysEntry } from '../reports/DaysEntry.tsx';
import { periodNames } from '../reports/period-names.ts';
import { isPeriodId, type Span, spanOf, todayIn } from '../reports/periods.ts';
import classes from './AddWidget.module.css';
import { dashboardPeriods, periodOf, spanOrPeriod } from './filters.ts';
import type { WidgetFieldsProps } from './WidgetFields.tsx';

const ownDays = 'days';

/** A panel's period: a usual one, which moves on with the calendar, or days. */
export function OwnPeriod({
  draft,
  change,
  placeholder,
}: WidgetFieldsProps & { placeholder: string }) {
  const { t, i18n } = useLingui();
  const today = todayIn(useMe().workspace.time_zone);
  const { from, to } = spanOrPeriod(draft.period ?? '');
  const setDays = (days: Span) => change({ period: `${days.from}/${days.to}` });
  const choose = (picked: string | null) => {
    if (picked !== ownDays) {
      return change({ period: dashboardPeriods.find((one) => one === picked) ?? null });
    }
    const { period = 'this-year' } = spanOrPeriod(draft.period ?? 'this-year');
    setDays(spanOf(isPeriodId(period) ? period : 'this-year', today));
  };
  return (
    <>
      <Select
        label={t`Period`}
        placeholder={placeholder}
        clearable
        data={[
          ...dashboardPeriods.map((one) => ({
            value: String(one),
            label: i18n._(periodNames[periodOf(one)]),
          })),
          { value: ownDays, label: t`Own days` },
        ]}
        value={from ? ownDays : draft.period}
        onChange={choose}
      />
      {from && to ? (
        <div className={classes.days}>
          <DaysEntry span={{ from, to }} choose={setDays} />
        </div>
      ) : null}
    </>
  );
}
