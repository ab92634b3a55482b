import { Trans, useLingui } from '@lingui/react/macro';
import { PageMissing } from './PageMissing.tsx';
import { PageTitle, TopBar } from './shell/TopBar.tsx';

/** An address that leads nowhere, mistyped or from an older version. */
export function NowherePage() {
  const { t } = useLingui();
  return (
    <>
      <title>{t`Nothing here`}</title>
      <TopBar>
        <PageTitle>
          <Trans>Nothing here</Trans>
        </PageTitle>
      </TopBar>
      <PageMissing />
    </>
  );
}
