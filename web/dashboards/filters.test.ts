import { expect, test } from 'vitest';
import type { Dashboard } from '../../contract/dashboards.ts';
import { filtersOf, filtersToKeep, searchFor } from './filters.ts';

const dashboard: Dashboard = {
  id: '6d0c5c1e-6f60-4f7e-8a55-000000000001',
  name: 'The year',
  owner_id: null,
  shared_with: 'everyone',
  team_id: null,
  role: null,
  period: 'this-year',
  compare: null,
  pipeline_id: null,
  filter_team_id: null,
  filter_owner_id: null,
  currency: 'EUR',
  may_change: true,
  version: 1,
  created_by_user_id: null,
  deleted_at: null,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
};
const fiscal = { ...dashboard, period: '2026-02-01/2027-02-01' };
const days = { period: undefined, from: '2026-02-01', to: '2027-02-01' };

test('a dashboard looks at its own days until the address says others', () => {
  expect(filtersOf(fiscal, {})).toEqual({ from: '2026-02-01', to: '2027-02-01', currency: 'EUR' });
  expect(filtersOf(fiscal, { period: 'this-month' })).toEqual({
    period: 'this-month',
    currency: 'EUR',
  });
  expect(filtersOf(dashboard, days)).toMatchObject({ from: '2026-02-01', to: '2027-02-01' });
});

test('the address says nothing that the dashboard says, and the two days together', () => {
  expect(searchFor(fiscal, { period: 'this-month' }, days)).toEqual({});
  expect(searchFor(fiscal, {}, { ...days, from: '2026-03-01' })).toEqual({
    from: '2026-03-01',
    to: '2027-02-01',
  });
  expect(
    searchFor(dashboard, days, { period: 'this-year', from: undefined, to: undefined }),
  ).toEqual({});
  expect(searchFor(dashboard, {}, { currency: undefined })).toEqual({ currency: 'any' });
});

test('days of one’s own are kept like a usual period', () => {
  expect(filtersToKeep(dashboard, filtersOf(dashboard, days))).toMatchObject({
    period: '2026-02-01/2027-02-01',
  });
  expect(filtersToKeep(fiscal, filtersOf(fiscal, {}))).toBeNull();
});
