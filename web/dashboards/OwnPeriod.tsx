import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useMe } from '../app/queries.ts';
import { periodNames } from '../reports/period-names.ts';
import {
  addDays,
  endingOn,
  isPeriodId,
  type Span,
  spanOf,
  startingOn,
  todayIn,
} from '../reports/periods.ts';
import { dashboardPeriods, periodOf, spanOrPeriod } from './filters.ts';
import type { WidgetFieldsProps } from './WidgetFields.tsx';

// The calendar is fetched once days are chosen.
const DateEntry = lazy(async () => ({ default: (await import('../ui/DateEntry.tsx')).DateEntry }));

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
          { value: ownDays, label: t`From day to day` },
        ]}
        value={from ? ownDays : draft.period}
        onChange={choose}
      />
      {from && to ? (
        <Suspense>
          <DateEntry
            label={t`From`}
            value={from}
            onChange={(first) => first && setDays(startingOn({ from, to }, first))}
          />
          <DateEntry
            label={t`Until`}
            value={addDays(to, -1)}
            onChange={(last) => last && setDays(endingOn({ from, to }, last))}
          />
        </Suspense>
      ) : null}
    </>
  );
}
