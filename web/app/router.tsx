import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { readBoardSearch } from '../deals/board-search.ts';
import { ApiProblem } from './api.ts';
import { PageFailed } from './PageFailed.tsx';
import { PageMissing } from './PageMissing.tsx';
import { meQuery } from './queries.ts';
import { queryClient } from './query-client.ts';
import { AppShell } from './shell/AppShell.tsx';

/** Lists and forms read their own address: whatever stands there, as text. */
export type PlainSearch = Record<string, string | undefined>;

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  notFoundComponent: PageMissing,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: 'sign-in',
  validateSearch: (search: Record<string, unknown>) => pickText(search, 'from'),
  component: lazyRouteComponent(() => import('../access/SignInPage.tsx'), 'SignInPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: 'setup',
  validateSearch: (search: Record<string, unknown>) => pickText(search, 'token'),
  component: lazyRouteComponent(() => import('../access/SetupPage.tsx'), 'SetupPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: 'invitation',
  validateSearch: (search: Record<string, unknown>) => pickText(search, 'token'),
  component: lazyRouteComponent(() => import('../access/InvitationPage.tsx'), 'InvitationPage'),
});

/** Everything behind the sign-in: the shell, and who is asking, known before it renders. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  component: AppShell,
  errorComponent: PageFailed,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
      throw redirect({ to: '/sign-in', search: { from: location.href } });
    }
  },
});

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/pipeline' });
  },
});

const pipeline = createRoute({
  getParentRoute: () => app,
  path: 'pipeline',
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import('../deals/PipelinePage.tsx'), 'PipelinePage'),
});

const deals = createRoute({
  getParentRoute: () => app,
  path: 'deals',
  validateSearch: readPlainSearch,
  component: lazyRouteComponent(() => import('../deals/DealsPage.tsx'), 'DealsPage'),
});

const deal = createRoute({
  getParentRoute: () => app,
  path: 'deals/$id',
  component: lazyRouteComponent(() => import('../deals/DealPage.tsx'), 'DealPage'),
});

const contacts = createRoute({
  getParentRoute: () => app,
  path: 'contacts',
  validateSearch: readPlainSearch,
  component: lazyRouteComponent(() => import('../contacts/ContactsPage.tsx'), 'ContactsPage'),
});

const contact = createRoute({
  getParentRoute: () => app,
  path: 'contacts/$id',
  component: lazyRouteComponent(() => import('../contacts/ContactPage.tsx'), 'ContactPage'),
});

const companies = createRoute({
  getParentRoute: () => app,
  path: 'companies',
  validateSearch: readPlainSearch,
  component: lazyRouteComponent(() => import('../companies/CompaniesPage.tsx'), 'CompaniesPage'),
});

const company = createRoute({
  getParentRoute: () => app,
  path: 'companies/$id',
  component: lazyRouteComponent(() => import('../companies/CompanyPage.tsx'), 'CompanyPage'),
});

const tasks = createRoute({
  getParentRoute: () => app,
  path: 'tasks',
  validateSearch: readPlainSearch,
  component: lazyRouteComponent(() => import('../activities/TasksPage.tsx'), 'TasksPage'),
});

const dashboards = createRoute({
  getParentRoute: () => app,
  path: 'reports',
  validateSearch: readPlainSearch,
  component: lazyRouteComponent(() => import('../dashboards/DashboardPage.tsx'), 'FirstDashboard'),
});

const dashboard = createRoute({
  getParentRoute: () => app,
  path: 'reports/dashboards/$id',
  validateSearch: readPlainSearch,
  component: lazyRouteComponent(() => import('../dashboards/DashboardPage.tsx'), 'DashboardPage'),
});

const reports = createRoute({
  getParentRoute: () => app,
  path: 'reports/all',
  component: lazyRouteComponent(() => import('../reports/ReportsPage.tsx'), 'ReportsPage'),
});

const report = createRoute({
  getParentRoute: () => app,
  path: 'reports/$name',
  validateSearch: readPlainSearch,
  component: lazyRouteComponent(() => import('../reports/ReportPage.tsx'), 'ReportPage'),
});

const reportDeals = createRoute({
  getParentRoute: () => app,
  path: 'reports/$name/deals',
  validateSearch: readPlainSearch,
  component: lazyRouteComponent(() => import('../reports/ReportDealsPage.tsx'), 'ReportDealsPage'),
});

const reportActivities = createRoute({
  getParentRoute: () => app,
  path: 'reports/activity/activities',
  validateSearch: readPlainSearch,
  component: lazyRouteComponent(
    () => import('../reports/ReportActivitiesPage.tsx'),
    'ReportActivitiesPage',
  ),
});

const settings = createRoute({
  getParentRoute: () => app,
  path: 'settings',
  validateSearch: readPlainSearch,
  component: lazyRouteComponent(() => import('../settings/SettingsPage.tsx'), 'SettingsPage'),
});

/** An address without a page: the way on stands around it. */
const missing = createRoute({
  getParentRoute: () => app,
  path: '$',
  component: lazyRouteComponent(() => import('./NowherePage.tsx'), 'NowherePage'),
});

const pages = [
  home,
  pipeline,
  deals,
  deal,
  contacts,
  contact,
  companies,
  company,
  tasks,
  dashboards,
  dashboard,
  reports,
  report,
  reportDeals,
  reportActivities,
  settings,
  missing,
];

export const router = createRouter({
  routeTree: root.addChildren([signIn, setup, invitation, app.addChildren(pages)]),
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: PageFailed,
  scrollRestoration: true,
  // As the API reads it, so that a list's address is a query too: no JSON in quotes.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: writeSearch,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function writeSearch(search: Record<string, unknown>) {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== null);
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}

function readPlainSearch(search: Record<string, unknown>): PlainSearch {
  return Object.fromEntries(
    Object.entries(search)
      .filter(([, value]) => value !== null && value !== undefined && typeof value !== 'object')
      .map(([name, value]) => [name, String(value)]),
  );
}

function pickText<Name extends string>(search: Record<string, unknown>, name: Name) {
  const value = search[name];
  const picked: { [Key in Name]?: string } = {};
  if (typeof value === 'string' || typeof value === 'number') picked[name] = String(value);
  return picked;
}
