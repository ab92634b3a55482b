import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Contact } from '../../contract/contacts.ts';
import { contactName } from '../app/choices.tsx';
import { NewDeal } from '../deals/NewDeal.tsx';
import { AddButton } from '../records/AddButton.tsx';
import { ContactRows } from '../records/ContactRows.tsx';
import { DealRows } from '../records/DealRows.tsx';
import { NextSteps } from '../records/NextSteps.tsx';

/** What comes next with a person, their deals, and who else is at their company. */
export function ContactLinked({ contact, mayWrite }: { contact: Contact; mayWrite: boolean }) {
  const { t } = useLingui();
  const [isAdding, setAdding] = useState(false);
  const { company } = contact;
  const links = { contact_id: contact.id };
  return (
    <>
      <NextSteps kind="contacts" id={contact.id} links={links} mayAdd={mayWrite} />
      <DealRows
        title={<Trans>Deals</Trans>}
        filters={{ contact_id: contact.id }}
        action={
          mayWrite ? <AddButton label={t`Add a deal`} onClick={() => setAdding(true)} /> : null
        }
      />
      {company ? (
        <ContactRows title={<Trans>Colleagues</Trans>} companyId={company.id} except={contact.id} />
      ) : null}
      {isAdding ? (
        <NewDeal
          close={() => setAdding(false)}
          contact={{ id: contact.id, name: contactName(contact) }}
          {...(company ? { company: { id: company.id, name: company.name } } : {})}
        />
      ) : null}
    </>
  );
}
