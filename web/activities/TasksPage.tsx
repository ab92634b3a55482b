import { Trans } from '@lingui/react/macro';
import { PageTitle, TopBar } from '../app/shell/TopBar.tsx';

export function TasksPage() {
  return (
    <TopBar>
      <PageTitle>
        <Trans>Tasks</Trans>
      </PageTitle>
    </TopBar>
  );
}
