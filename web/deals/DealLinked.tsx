import { Trans } from '@lingui/react/macro';
import type { Deal } from '../../contract/deals.ts';
import { ContactRows } from '../records/ContactRows.tsx';
import { DealRows } from '../records/DealRows.tsx';
import { NextSteps } from '../records/NextSteps.tsx';

/** What comes next, who is there, and what else there is with the same company or person. */
export function DealLinked({ deal, mayWrite }: { deal: Deal; mayWrite: boolean }) {
  const { company, contact } = deal;
  const links = { deal_id: deal.id, contact_id: contact?.id ?? null };
  return (
    <>
      <NextSteps kind="deals" id={deal.id} links={links} mayAdd={mayWrite} />
      {company ? <ContactRows title={<Trans>People</Trans>} companyId={company.id} /> : null}
      {company ? (
        <DealRows
          title={<Trans>Other deals</Trans>}
          filters={{ company_id: company.id }}
          except={deal.id}
        />
      ) : null}
      {!company && contact ? (
        <DealRows
          title={<Trans>Other deals</Trans>}
          filters={{ contact_id: contact.id }}
          except={deal.id}
        />
      ) : null}
    </>
  );
}
