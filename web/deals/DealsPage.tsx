import { Trans } from '@lingui/react/macro';
import { PageTitle, TopBar } from '../app/shell/TopBar.tsx';

export function DealsPage() {
  return (
    <TopBar>
      <PageTitle>
        <Trans>Deals</Trans>
      </PageTitle>
    </TopBar>
  );
}
