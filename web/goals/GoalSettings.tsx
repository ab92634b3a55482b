import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Goal } from '../../contract/goals.ts';
import { currencies } from '../app/intl-choices.tsx';
import { useHomeCurrency, useMe } from '../app/queries.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { FilterChip } from '../ui/FilterChip.tsx';
import { OptionList } from '../ui/OptionList.tsx';
import { SkeletonBars } from '../ui/SkeletonBars.tsx';
import classes from './GoalSettings.module.css';
import { GoalTable } from './GoalTable.tsx';
import { goalsQuery } from './queries.ts';
import './texts.ts';

/** What is to be won each month: by everyone, by teams, by people. */
export function GoalSettings() {
  const home = useHomeCurrency();
  const [year, setYear] = useState(() => new Date().getFullYear());
  const [currency, setCurrency] = useState(home);
  const { data, isPending, error, refetch } = useQuery(goalsQuery(year));
  return (
    <>
      <Lead />
      <div className={classes.bar}>
        <YearSwitch year={year} setYear={setYear} />
        <CurrencyFilter goals={data?.data ?? []} currency={currency} choose={setCurrency} />
      </div>
      {isPending ? <SkeletonBars widths={Array(8).fill('100%')} height={20} gap={14} /> : null}
      {error ? (
        <ErrorState error={error} retry={() => void refetch()}>
          <Trans>The goals did not load.</Trans>
        </ErrorState>
      ) : null}
      {data ? (
        <GoalTable key={`${year} ${currency}`} goals={data.data} year={year} currency={currency} />
      ) : null}
    </>
  );
}

function Lead() {
  const { role } = useMe();
  return (
    <p className={classes.lead}>
      {role === 'admin' || role === 'manager' ? (
        <Trans>
          What is to be won each month. A press on a year’s sum spreads a figure over its months.
          Reports measure people, teams and the workspace by these goals, each by its own; a team or
          the workspace without one by the sum of its people’s, which stands dimmed.
        </Trans>
      ) : (
        <Trans>What is to be won each month. Your manager sets it.</Trans>
      )}
    </p>
  );
}

function YearSwitch({ year, setYear }: { year: number; setYear: (year: number) => void }) {
  const { t } = useLingui();
  return (
    <div className={classes.year}>
      <ActionIcon size={28} aria-label={t`The year before`} onClick={() => setYear(year - 1)}>
        <IconChevronLeft size={16} stroke={1.8} aria-hidden />
      </ActionIcon>
      <output className={classes.number}>{year}</output>
      <ActionIcon size={28} aria-label={t`The year after`} onClick={() => setYear(year + 1)}>
        <IconChevronRight size={16} stroke={1.8} aria-hidden />
      </ActionIcon>
    </div>
  );
}

type CurrencyFilterProps = { goals: Goal[]; currency: string; choose: (id: string) => void };

/** Goals of several currencies are never added: the table shows one of them. */
function CurrencyFilter({ goals, currency, choose }: CurrencyFilterProps) {
  const { t } = useLingui();
  const home = useHomeCurrency();
  const used = new Set([home, ...goals.map((goal) => goal.currency)]);
  const first = currencies.filter(({ id }) => used.has(id));
  const others = currencies.filter(({ id }) => !used.has(id));
  return (
    <FilterChip
      label={t`Currency`}
      value={currency === home ? null : currency}
      rest={currency}
      clear={() => choose(home)}
    >
      {(close) => (
        <OptionList
          options={[...first, ...others]}
          chosen={currency}
          choose={(id) => {
            choose(id);
            close();
          }}
        />
      )}
    </FilterChip>
  );
}
