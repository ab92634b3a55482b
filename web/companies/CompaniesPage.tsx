import { Trans } from '@lingui/react/macro';
import { PageTitle, TopBar } from '../app/shell/TopBar.tsx';

export function CompaniesPage() {
  return (
    <TopBar>
      <PageTitle>
        <Trans>Companies</Trans>
      </PageTitle>
    </TopBar>
  );
}
