import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMe } from '../app/queries.ts';
import { PageTitle, TopBar } from '../app/shell/TopBar.tsx';
import { GoalSettings } from '../goals/GoalSettings.tsx';
import { AccountSettings } from './AccountSettings.tsx';
import { KeySettings } from './KeySettings.tsx';
import { PeopleSettings } from './PeopleSettings.tsx';
import { PipelineSettings } from './PipelineSettings.tsx';
import classes from './SettingsPage.module.css';
import { WorkspaceSettings } from './WorkspaceSettings.tsx';

const route = getRouteApi('/app/settings');

const parts = {
  workspace: WorkspaceSettings,
  people: PeopleSettings,
  pipelines: PipelineSettings,
  goals: GoalSettings,
  keys: KeySettings,
  account: AccountSettings,
};

type Part = keyof typeof parts;

/** What an admin sets for all, and what everyone sets for themselves. */
export function SettingsPage() {
  const { t } = useLingui();
  const { part } = route.useSearch();
  const names: Record<Part, string> = {
    workspace: t`Workspace`,
    people: t`People`,
    pipelines: t`Pipelines`,
    goals: t`Goals`,
    keys: t`API keys`,
    account: t`Your account`,
  };
  const allowed = useAllowedParts();
  const shown = allowed.find((one) => one === part) ?? allowed[0] ?? 'account';
  const Shown = parts[shown];
  return (
    <>
      <title>{t`Settings`}</title>
      <TopBar>
        <PageTitle>
          <Trans>Settings</Trans>
        </PageTitle>
      </TopBar>
      <div className={classes.page}>
        <nav className={classes.parts} aria-label={t`Settings`}>
          {allowed.map((one) => (
            <Link
              key={one}
              to="/settings"
              search={{ part: one }}
              className={classes.part}
              aria-current={one === shown ? 'page' : undefined}
              ref={one === shown ? bringIntoView : undefined}
              activeProps={{}}
            >
              {names[one]}
            </Link>
          ))}
        </nav>
        <div className={classes.sheet}>
          <div className={classes.content} data-wide={shown === 'goals' || undefined}>
            <h2 className={classes.title}>{names[shown]}</h2>
            <Shown />
          </div>
        </div>
      </div>
    </>
  );
}

/** On a phone the parts are a row that runs over the edge. */
function bringIntoView(link: HTMLElement | null) {
  link?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

/** Only what a person may use; everyone may see who is here. */
function useAllowedParts(): Part[] {
  const { role } = useMe();
  return role === 'admin'
    ? ['workspace', 'people', 'pipelines', 'goals', 'keys', 'account']
    : ['account', 'goals', 'keys', 'people'];
}
