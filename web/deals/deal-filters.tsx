import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { pipelinesQuery, useHomeCurrency } from '../app/queries.ts';
import type { ListFilter } from '../records/list/list-filter.ts';
import type { ChangeListSearch, ListSearch } from '../records/list/list-search.ts';
import { formatDay, readDate, startOfQuarter, writeDay } from '../ui/dates.ts';
import { formatMoney } from '../ui/money.ts';
import { OptionList } from '../ui/OptionList.tsx';
import { StageTally } from './StageTally.tsx';
import { ValueFilter } from './ValueFilter.tsx';

/** Open, won, lost: the API says it by `open` and `stage`. */
export function useStatusFilter(search: ListSearch, change: ChangeListSearch): ListFilter {
  const { t } = useLingui();
  const ways = [
    { id: 'open', name: t`Open`, open: 'true', stage: undefined },
    { id: 'won', name: t`Won`, open: undefined, stage: 'won' },
    { id: 'lost', name: t`Lost`, open: undefined, stage: 'lost' },
    { id: 'closed', name: t`Won or lost`, open: 'false', stage: undefined },
  ];
  const chosen = ways.find(({ open, stage }) => open === search.open && stage === search.stage);
  const isSet = search.open !== undefined || search.stage !== undefined;
  return {
    id: 'status',
    label: t`Status`,
    value: isSet ? (chosen?.name ?? search.stage ?? null) : null,
    rest: t`Any`,
    width: 180,
    clear: () => change({ open: undefined, stage: undefined }),
    choose: (close) => (
      <OptionList
        options={ways}
        chosen={chosen?.id ?? null}
        choose={(id) => {
          const way = ways.find((one) => one.id === id);
          change({ open: way?.open, stage: way?.stage });
          close();
        }}
      />
    ),
  };
}

export function useStageFilter(search: ListSearch, change: ChangeListSearch): ListFilter {
  const { t } = useLingui();
  const pipelines = (useQuery(pipelinesQuery).data ?? []).filter((one) => !one.retired_at);
  const several = pipelines.length > 1;
  const options = pipelines.flatMap(({ name, stages }) =>
    stages
      .filter((stage) => !stage.retired_at)
      .map((stage) => ({
        id: stage.id,
        name: several ? `${name}: ${stage.name}` : stage.name,
        icon: <StageTally stageId={stage.id} />,
      })),
  );
  const pipeline = pipelines.find(({ id }) => id === search.pipeline_id)?.name;
  const stage = options.find(({ id }) => id === search.stage_id)?.name;
  const isSet = search.stage_id !== undefined || search.pipeline_id !== undefined;
  return {
    id: 'stage',
    label: search.stage_id ? t`Stage` : search.pipeline_id ? t`Pipeline` : t`Stage`,
    value: isSet ? (stage ?? pipeline ?? t`one stage`) : null,
    rest: t`Any`,
    clear: () => change({ stage_id: undefined, pipeline_id: undefined }),
    choose: (close) => (
      <OptionList
        options={options}
        chosen={search.stage_id ?? null}
        choose={(stage_id) => {
          change({ stage_id, pipeline_id: undefined });
          close();
        }}
      />
    ),
  };
}

export function useOverFilter(search: ListSearch, change: ChangeListSearch): ListFilter {
  const { t } = useLingui();
  const currency = useHomeCurrency();
  const name = 'value_cents[gte]';
  const cents = Number(search[name]) || undefined;
  return {
    id: 'value',
    label: t`Value`,
    value: cents ? t`over ${formatMoney(cents, currency)}` : null,
    rest: t`Any`,
    isMore: true,
    clear: () => change({ [name]: undefined }),
    choose: (close) => (
      <ValueFilter
        cents={cents}
        currency={currency}
        choose={(chosen) => {
          change({ [name]: chosen === undefined ? undefined : String(chosen) });
          close();
        }}
      />
    ),
  };
}

const from = 'expected_close_date[gte]';
const before = 'expected_close_date[lt]';

export function useCloseFilter(search: ListSearch, change: ChangeListSearch): ListFilter {
  const { t } = useLingui();
  const spans = useCloseSpans();
  const usual = spans.find((span) => span.from === search[from] && span.before === search[before]);
  const isSet = search[from] !== undefined || search[before] !== undefined;
  return {
    id: 'close',
    label: t`Close date`,
    value: isSet ? (usual?.name ?? spanInWords(search)) : null,
    rest: t`Any`,
    isMore: true,
    clear: () => change({ [from]: undefined, [before]: undefined }),
    choose: (close) => (
      <OptionList
        options={spans}
        chosen={usual?.id ?? null}
        choose={(id) => {
          const span = spans.find((one) => one.id === id);
          change({ [from]: span?.from, [before]: span?.before });
          close();
        }}
      />
    ),
  };
}

function spanInWords(search: ListSearch) {
  const day = (text: string | undefined) => (text ? formatDay(readDate(text)) : '');
  return `${day(search[from])} – ${day(search[before])}`.trim();
}

function useCloseSpans() {
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
