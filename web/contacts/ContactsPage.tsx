import { Trans } from '@lingui/react/macro';
import { PageTitle, TopBar } from '../app/shell/TopBar.tsx';

export function ContactsPage() {
  return (
    <TopBar>
      <PageTitle>
        <Trans>Contacts</Trans>
      </PageTitle>
    </TopBar>
  );
}
