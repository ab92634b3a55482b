import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { NewContact } from '../contacts/NewContact.tsx';
import { NewDeal } from '../deals/NewDeal.tsx';
import { AddButton } from '../records/AddButton.tsx';
import { ContactRows } from '../records/ContactRows.tsx';
import { DealRows } from '../records/DealRows.tsx';
import { LinkedList, LinkedRow } from '../records/LinkedRow.tsx';
import { childCompanies } from '../records/linked.ts';
import { NextSteps } from '../records/NextSteps.tsx';
import type { CompanyWithParent } from '../records/record-kind.ts';
import { Section } from '../records/Section.tsx';
import { CompanySquare } from '../ui/CompanySquare.tsx';

type CompanyLinkedProps = { company: CompanyWithParent; mayWrite: boolean };

/** What comes next with a company, its deals and people, and the companies below it. */
export function CompanyLinked({ company, mayWrite }: CompanyLinkedProps) {
  const { t } = useLingui();
  const [adding, setAdding] = useState<'deal' | 'contact' | null>(null);
  const { id, name } = company;
  const close = () => setAdding(null);
  const add = (what: 'deal' | 'contact', label: string) =>
    mayWrite ? <AddButton label={label} onClick={() => setAdding(what)} /> : null;
  return (
    <>
      <NextSteps kind="companies" id={id} links={{ company_id: id }} mayAdd={mayWrite} />
      <DealRows
        title={<Trans>Deals</Trans>}
        filters={{ company_id: id }}
        action={add('deal', t`Add a deal`)}
      />
      <ContactRows
        title={<Trans>People</Trans>}
        companyId={id}
        action={add('contact', t`Add a person`)}
      />
      <Group company={company} />
      {adding === 'deal' ? <NewDeal close={close} company={{ id, name }} /> : null}
      {adding === 'contact' ? <NewContact close={close} company={{ id, name }} /> : null}
    </>
  );
}

/** The company it is part of, and those that are part of it. */
function Group({ company: { id, parent } }: { company: CompanyWithParent }) {
  const children = useQuery(childCompanies(id)).data;
  if (!parent && !children?.data.length) return null;
  return (
    <Section title={<Trans>Group</Trans>} count={children?.total}>
      <LinkedList>
        {parent ? (
          <LinkedRow
            to="companies"
            id={parent.id}
            mark={<CompanySquare name={parent.name} />}
            name={parent.name}
            hint={<Trans>Parent company</Trans>}
          />
        ) : null}
        {children?.data.map((child) => (
          <LinkedRow
            key={child.id}
            to="companies"
            id={child.id}
            mark={<CompanySquare name={child.name} />}
            name={child.name}
          />
        ))}
      </LinkedList>
    </Section>
  );
}
