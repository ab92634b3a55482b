import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconLayoutGrid, IconMaximize, IconPlus } from '@tabler/icons-react';
import type { FullDashboard } from '../../contract/dashboards.ts';
import { useMayWrite } from '../app/queries.ts';
import classes from './DashboardPage.module.css';
import { useCopyDashboard } from './useCopyDashboard.ts';

type DashboardWaysProps = {
  dashboard: FullDashboard;
  isArranging: boolean;
  toggle: () => void;
  add: () => void;
  openWall: () => void;
};

/** What one can do with a dashboard, at the right of the top bar. */
export function DashboardWays(props: DashboardWaysProps) {
  const { dashboard, isArranging, toggle, add, openWall } = props;
  const { t } = useLingui();
  return (
    <div className={classes.ways}>
      {document.fullscreenEnabled ? (
        <Tooltip label={t`Full screen (F)`}>
          <ActionIcon
            className={classes.wide ?? ''}
            size={32}
            aria-label={t`Full screen`}
            onClick={openWall}
          >
            <IconMaximize size={17} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : null}
      {dashboard.may_change ? (
        <>
          <Button
            variant={isArranging ? 'light' : 'default'}
            aria-pressed={isArranging}
            className={classes.arrange ?? ''}
            aria-label={t`Arrange`}
            onClick={toggle}
          >
            <IconLayoutGrid size={16} stroke={1.7} aria-hidden />
            <span className={classes.wide}>
              <Trans>Arrange</Trans>
            </span>
          </Button>
          <Button
            variant="default"
            className={classes.wide ?? ''}
            leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
            onClick={add}
          >
            <Trans>Add report</Trans>
          </Button>
        </>
      ) : (
        <CopyToArrange dashboard={dashboard} />
      )}
    </div>
  );
}

function CopyToArrange({ dashboard }: { dashboard: FullDashboard }) {
  const { t } = useLingui();
  const mayWrite = useMayWrite();
  const copy = useCopyDashboard(dashboard);
  if (!mayWrite) return null;
  return (
    <Tooltip label={t`The copy is yours to arrange`}>
      <Button variant="default" className={classes.wide ?? ''} onClick={copy}>
        <Trans>Copy dashboard</Trans>
      </Button>
    </Tooltip>
  );
}
