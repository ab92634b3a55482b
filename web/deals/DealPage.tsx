import { Trans } from '@lingui/react/macro';
import { PageTitle, TopBar } from '../app/shell/TopBar.tsx';

export function DealPage() {
  return (
    <TopBar>
      <PageTitle>
        <Trans>Deal</Trans>
      </PageTitle>
    </TopBar>
  );
}
