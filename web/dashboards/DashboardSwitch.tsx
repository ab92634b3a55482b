import { Trans, useLingui } from '@lingui/react/macro';
import { Menu, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconAdjustments,
  IconCheck,
  IconChevronDown,
  IconCopy,
  IconList,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Dashboard, FullDashboard } from '../../contract/dashboards.ts';
import { useMayWrite, useMe } from '../app/queries.ts';
import classes from './DashboardSwitch.module.css';
import { dashboardsQuery } from './queries.ts';
import { useCopyDashboard } from './useCopyDashboard.ts';

const NewDashboard = lazy(async () => ({
  default: (await import('./NewDashboard.tsx')).NewDashboard,
}));
const DashboardTrash = lazy(async () => ({
  default: (await import('./DashboardTrash.tsx')).DashboardTrash,
}));
const DashboardSettings = lazy(async () => ({
  default: (await import('./DashboardSettings.tsx')).DashboardSettings,
}));

/** Which dashboard is shown, the others one may see, and what can be done with it. */
export function DashboardSwitch({ shown }: { shown: FullDashboard | null }) {
  const { t } = useLingui();
  const mayWrite = useMayWrite();
  const [isNaming, naming] = useDisclosure(false);
  const [isSetting, setting] = useDisclosure(false);
  const [isInTrash, trash] = useDisclosure(false);
  const name = shown?.name ?? t`Choose a dashboard`;
  return (
    <>
      <Menu position="bottom-start" offset={4} width={260}>
        <Menu.Target>
          <UnstyledButton className={classes.switch} aria-label={t`Dashboard: ${name}`}>
            <span className={classes.name}>{name}</span>
            <IconChevronDown size={14} stroke={1.8} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Groups shownId={shown?.id ?? null} />
          <Menu.Divider />
          {mayWrite ? (
            <Menu.Item leftSection={<IconPlus size={15} stroke={1.7} />} onClick={naming.open}>
              {t`New dashboard`}
            </Menu.Item>
          ) : null}
          {mayWrite && shown ? <CopyItem dashboard={shown} /> : null}
          {shown?.may_change ? (
            <Menu.Item
              leftSection={<IconAdjustments size={15} stroke={1.7} />}
              onClick={setting.open}
            >
              {t`Dashboard settings`}
            </Menu.Item>
          ) : null}
          <Menu.Item
            leftSection={<IconList size={15} stroke={1.7} />}
            renderRoot={(props) => <Link to="/reports/all" {...props} />}
          >
            {t`All reports`}
          </Menu.Item>
          {mayWrite ? (
            <Menu.Item leftSection={<IconTrash size={15} stroke={1.7} />} onClick={trash.open}>
              {t`Trash`}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {isNaming ? <NewDashboard close={naming.close} /> : null}
        {isInTrash ? <DashboardTrash close={trash.close} /> : null}
        {isSetting && shown ? <DashboardSettings dashboard={shown} close={setting.close} /> : null}
      </Suspense>
    </>
  );
}

function CopyItem({ dashboard }: { dashboard: Dashboard }) {
  const copy = useCopyDashboard(dashboard);
  return (
    <Menu.Item leftSection={<IconCopy size={15} stroke={1.7} />} onClick={copy}>
      <Trans>Copy dashboard</Trans>
    </Menu.Item>
  );
}

/** The one of one's role, one's own, and those that others share. */
function Groups({ shownId }: { shownId: string | null }) {
  const { t } = useLingui();
  const me = useMe();
  const all = useQuery(dashboardsQuery).data ?? [];
  const groups = [
    {
      name: me.role === 'admin' ? t`For each role` : t`For your role`,
      of: all.filter((one) => one.role),
    },
    { name: t`Yours`, of: all.filter(({ owner_id }) => owner_id === me.id) },
    {
      name: t`Shared with you`,
      of: all.filter(({ owner_id }) => owner_id !== null && owner_id !== me.id),
    },
  ];
  return groups
    .filter(({ of }) => of.length > 0)
    .map(({ name, of }) => (
      <div key={name}>
        <Menu.Label>{name}</Menu.Label>
        {of.map((one) => (
          <Menu.Item
            key={one.id}
            rightSection={one.id === shownId ? <IconCheck size={15} stroke={2} /> : null}
            renderRoot={(props) => (
              <Link to="/reports/dashboards/$id" params={{ id: one.id }} {...props} />
            )}
          >
            {one.name}
          </Menu.Item>
        ))}
      </div>
    ));
}
