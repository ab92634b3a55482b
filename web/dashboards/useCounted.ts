import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { ApiProblem } from '../app/api.ts';
import { comparesNothing, hasFigures } from '../reports/earlier.ts';
import { isReportName } from '../reports/report-kinds.ts';

/** When the newest figures on the page were counted, in ms; 0 while some are still those of before. */
export function useCountedAt(): number {
  return useReportsOnPage((queries) => {
    const times = queries.map(({ state }) => state.dataUpdatedAt);
    return times.includes(0) ? 0 : Math.max(0, ...times);
  });
}

/** Whether the server no longer knows who asks: the figures stand, and none come any more. */
export function useSessionEnded(): boolean {
  return useReportsOnPage((queries) =>
    queries.some(({ state: { error } }) => error instanceof ApiProblem && error.status === 401),
  );
}

/** Whether all that is compared met an earlier period in which nothing was counted. */
export function useNothingEarlier(): boolean {
  return useReportsOnPage((queries) => {
    const compared = queries.flatMap(({ state: { data } }) => (isCompared(data) ? [data] : []));
    return compared.length > 0 && compared.every(({ previous }) => !hasFigures(previous.totals));
  });
}

/** The currencies that the figures on the page are in. */
export function useCurrenciesMet(): string[] {
  const met = useReportsOnPage((queries) =>
    [...new Set(queries.flatMap(({ state: { data } }) => currenciesOf(data)))].sort().join(),
  );
  return met === '' ? [] : met.split(',');
}

function currenciesOf(answer: unknown): string[] {
  if (!(answer instanceof Object && 'totals' in answer)) return [];
  const { totals } = answer;
  if (!(totals instanceof Object && 'sums' in totals && Array.isArray(totals.sums))) return [];
  return totals.sums.flatMap((sum: object) => ('currency' in sum ? [String(sum.currency)] : []));
}

type Compared = { previous: { totals: object } };

function isCompared(data: unknown): data is Compared {
  if (!(data instanceof Object && 'previous' in data && 'report' in data)) return false;
  const report = String(data.report);
  return data.previous !== null && isReportName(report) && !comparesNothing.has(report);
}

type Query = ReturnType<
  ReturnType<typeof useQueryClient>['getQueryCache']
>['getAll'] extends () => infer All
  ? All extends (infer One)[]
    ? One
    : never
  : never;

function useReportsOnPage<Found extends number | boolean | string>(
  find: (queries: Query[]) => Found,
) {
  const client = useQueryClient();
  const cache = client.getQueryCache();
  const listen = useCallback((tell: () => void) => cache.subscribe(tell), [cache]);
  return useSyncExternalStore(listen, () =>
    find(cache.findAll({ queryKey: ['reports'], type: 'active' })),
  );
}
