import { Trans } from '@lingui/react/macro';
import { PageTitle, TopBar } from '../app/shell/TopBar.tsx';

export function ContactPage() {
  return (
    <TopBar>
      <PageTitle>
        <Trans>Contact</Trans>
      </PageTitle>
    </TopBar>
  );
}
