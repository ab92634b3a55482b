import { Trans } from '@lingui/react/macro';
import { PageTitle, TopBar } from '../app/shell/TopBar.tsx';

export function CompanyPage() {
  return (
    <TopBar>
      <PageTitle>
        <Trans>Company</Trans>
      </PageTitle>
    </TopBar>
  );
}
