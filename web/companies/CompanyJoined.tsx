import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { JoinedHead } from '../records/JoinedHead.tsx';
import { linkedCompany, linkedDeals } from '../records/linked.ts';
import { ReadRow } from '../records/ReadRow.tsx';
import { Section } from '../records/Section.tsx';
import { CompanySquare } from '../ui/CompanySquare.tsx';
import { WebLink } from './WebLink.tsx';

/** The company of a deal or contact, joined in where they are read. */
export function CompanyJoined({ id, name }: { id: string; name: string }) {
  const { t } = useLingui();
  const company = useQuery(linkedCompany(id)).data;
  const open = { company_id: id, open: 'true' };
  const openDeals = useQuery(linkedDeals(open)).data?.total;
  return (
    <Section
      title={<Trans>Company</Trans>}
      action={
        <Link to="/companies/$id" params={{ id }} aria-label={t`Open ${name}`}>
          <Trans>Open</Trans>
        </Link>
      }
    >
      <JoinedHead
        mark={<CompanySquare name={name} size={26} />}
        name={name}
        hint={company?.industry}
      />
      {company?.website ? (
        <ReadRow label={t`Website`}>
          <WebLink website={company.website} />
        </ReadRow>
      ) : null}
      {company?.address ? <ReadRow label={t`Address`}>{company.address}</ReadRow> : null}
      {company?.employees ? (
        <ReadRow label={t`Employees`}>
          <span className="rp-figures">{company.employees.toLocaleString()}</span>
        </ReadRow>
      ) : null}
      {openDeals ? (
        <ReadRow label={t`Open deals`}>
          <Link to="/deals" search={open} className="rp-figures">
            {openDeals}
          </Link>
        </ReadRow>
      ) : null}
    </Section>
  );
}
