import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { addDays, type Span } from './periods.ts';

// The calendar is fetched once days are asked for.
const DateEntry = lazy(async () => ({ default: (await import('../ui/DateEntry.tsx')).DateEntry }));

type DaysEntryProps = { span: Span; choose: (span: Span) => void };

/** From one day until another. While the last one lies before the first, that is said and nothing chosen. */
export function DaysEntry({ span, choose }: DaysEntryProps) {
  const { t } = useLingui();
  const [days, setDays] = useState({ first: span.from, last: addDays(span.to, -1) });
  const [touched, setTouched] = useState<keyof typeof days>('last');
  const set = (field: keyof typeof days, day: string | null) => {
    if (day === null || day === days[field]) return; // it is told again while it cannot be read
    const now = { ...days, [field]: day };
    setDays(now);
    setTouched(field);
    if (now.first <= now.last) choose({ from: now.first, to: addDays(now.last, 1) });
  };
  const isReversed = days.last < days.first;
  return (
    <Suspense>
      <DateEntry
        label={t`From`}
        value={days.first}
        error={isReversed && touched === 'first' ? t`That is after the last day.` : undefined}
        onChange={(day) => set('first', day)}
      />
      <DateEntry
        label={t`Until`}
        value={days.last}
        error={isReversed && touched === 'last' ? t`That is before the first day.` : undefined}
        onChange={(day) => set('last', day)}
      />
    </Suspense>
  );
}
