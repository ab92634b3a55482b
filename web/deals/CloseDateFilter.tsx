import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { formatDay, readDate, startOfQuarter, writeDay } from '../ui/dates.ts';
import { FilterChip } from '../ui/FilterChip.tsx';
import { OptionList } from '../ui/OptionList.tsx';
import type { ChangeSearch } from './BoardFilters.tsx';
import type { BoardSearch } from './board-search.ts';
import classes from './ValueFilter.module.css';

// The calendar is fetched once a filter opens, not with the board.
const DateEntry = lazy(async () => ({ default: (await import('../ui/DateEntry.tsx')).DateEntry }));

type Span = { from: string | undefined; before: string | undefined };

/** Deals expected to close within a time: a usual one, or from day to day. */
export function CloseDateFilter({ search, change }: { search: BoardSearch; change: ChangeSearch }) {
  const { t } = useLingui();
  const spans = useUsualSpans();
  const set = {
    from: search['expected_close_date[gte]'],
    before: search['expected_close_date[lt]'],
  };
  const usual = spans.find(({ from, before }) => from === set.from && before === set.before);
  const isSet = set.from !== undefined || set.before !== undefined;
  const choose = ({ from, before }: Span) =>
    change({ 'expected_close_date[gte]': from, 'expected_close_date[lt]': before });
  return (
    <FilterChip
      label={t`Close date`}
      value={isSet ? (usual?.name ?? inWords(set)) : null}
      rest={t`Any`}
      width={312}
      clear={() => choose({ from: undefined, before: undefined })}
    >
      {(close) => (
        <>
          <OptionList
            options={spans}
            chosen={usual?.id ?? null}
            choose={(id) => {
              const span = spans.find((one) => one.id === id);
              if (span) choose(span);
              close();
            }}
          />
          <Suspense>
            <div className={classes.dates}>
              <DateEntry
                label={t`From`}
                value={set.from ?? null}
                onChange={(from) => choose({ ...set, from: from ?? undefined })}
              />
              <DateEntry
                label={t`Before`}
                value={set.before ?? null}
                onChange={(before) => choose({ ...set, before: before ?? undefined })}
              />
            </div>
          </Suspense>
        </>
      )}
    </FilterChip>
  );
}

function inWords({ from, before }: Span) {
  const day = (text: string | undefined, shift = 0) => {
    if (text === undefined) return '';
    const date = readDate(text);
    date.setDate(date.getDate() + shift);
    return formatDay(date);
  };
  return `${day(from)} – ${day(before, -1)}`.trim();
}

function useUsualSpans() {
  const { t } = useLingui();
  const now = new Date();
  const month = (ahead: number) => writeDay(new Date(now.getFullYear(), now.getMonth() + ahead, 1));
  const quarter = (ahead: number) => {
    const start = startOfQuarter(now);
    return writeDay(new Date(start.getFullYear(), start.getMonth() + 3 * ahead, 1));
  };
  return [
    { id: 'overdue', name: t`Overdue`, from: undefined, before: writeDay(now) },
    { id: 'month', name: t`This month`, from: month(0), before: month(1) },
    { id: 'next-month', name: t`Next month`, from: month(1), before: month(2) },
    { id: 'quarter', name: t`This quarter`, from: quarter(0), before: quarter(1) },
    { id: 'next-quarter', name: t`Next quarter`, from: quarter(1), before: quarter(2) },
  ];
}
