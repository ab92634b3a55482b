import { Trans } from '@lingui/react/macro';
import { PageTitle, TopBar } from '../app/shell/TopBar.tsx';

export function SettingsPage() {
  return (
    <TopBar>
      <PageTitle>
        <Trans>Settings</Trans>
      </PageTitle>
    </TopBar>
  );
}
