import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Deal } from '../../contract/deals.ts';
import { companyChoice, contactChoice, contactName } from '../app/choices.tsx';
import { pipelinesQuery, useHomeCurrency } from '../app/queries.ts';
import { CompanyJoined } from '../companies/CompanyJoined.tsx';
import { ContactJoined } from '../contacts/ContactJoined.tsx';
import { CustomRows } from '../records/CustomRows.tsx';
import { companyLink, contactLink } from '../records/links.ts';
import { OriginRows } from '../records/OriginRows.tsx';
import { OwnerField } from '../records/OwnerField.tsx';
import { ReadRow } from '../records/ReadRow.tsx';
import { Section } from '../records/Section.tsx';
import { useFieldSave } from '../records/useFieldSave.ts';
import { ChoiceField } from '../ui/field/ChoiceField.tsx';
import { DateField } from '../ui/field/DateField.tsx';
import { MoneyField } from '../ui/field/MoneyField.tsx';
import { TextField } from '../ui/field/TextField.tsx';
import classes from './DealDetails.module.css';

/** The deal's fields, edited in place; below them its contact and company as they are known. */
export function DealDetails({ deal, mayChange }: { deal: Deal; mayChange: boolean }) {
  return (
    <>
      <Section title={<Trans>Details</Trans>}>
        <DealFields deal={deal} readOnly={!mayChange} />
      </Section>
      <CustomRows custom={deal.custom} />
      {deal.contact ? <ContactJoined contact={deal.contact} /> : null}
      {deal.company ? <CompanyJoined id={deal.company.id} name={deal.company.name} /> : null}
    </>
  );
}

function DealFields({ deal, readOnly }: { deal: Deal; readOnly: boolean }) {
  const { t } = useLingui();
  const home = useHomeCurrency();
  const { field, link, save } = useFieldSave('deals', deal);
  const { contact, company } = deal;
  return (
    <>
      <MoneyField
        label={t`Value`}
        value={deal.value_cents}
        currency={deal.currency}
        save={field('value_cents')}
        readOnly={readOnly}
      />
      {deal.currency === home ? null : (
        <TextField
          label={t`Currency`}
          value={deal.currency}
          save={save({
            column: 'currency',
            changes: (currency) => ({ currency: currency ?? home }),
            read: (row): string | null => row.currency,
          })}
          readOnly={readOnly}
        />
      )}
      <DateField
        label={t`Close date`}
        value={deal.expected_close_date}
        save={field('expected_close_date')}
        readOnly={readOnly}
      />
      <Likelihood deal={deal} />
      {deal.stage === 'lost' ? (
        <TextField
          label={t`Reason`}
          value={deal.lost_reason}
          save={field('lost_reason')}
          readOnly={readOnly}
        />
      ) : null}
      <OwnerField kind="deals" id={deal.id} ownerId={deal.owner_id} readOnly={readOnly} />
      <ChoiceField
        {...contactChoice}
        label={t`Contact`}
        value={contact ? { id: contact.id, name: contactName(contact) } : null}
        save={link(...contactLink)}
        readOnly={readOnly}
        show={({ id, name }) => (
          <Link to="/contacts/$id" params={{ id }}>
            {name}
          </Link>
        )}
      />
      <ChoiceField
        {...companyChoice}
        label={t`Company`}
        value={company ? { id: company.id, name: company.name } : null}
        save={link(...companyLink)}
        readOnly={readOnly}
        show={({ id, name }) => (
          <Link to="/companies/$id" params={{ id }}>
            {name}
          </Link>
        )}
      />
      <TextField label={t`Source`} value={deal.source} save={field('source')} readOnly={readOnly} />
      <OriginRows record={deal} />
    </>
  );
}

/** The chance of winning comes from the stage, not from hope. */
function Likelihood({ deal }: { deal: Deal }) {
  const { t } = useLingui();
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  const stage = pipelines.flatMap(({ stages }) => stages).find(({ id }) => id === deal.stage_id);
  if (!stage || deal.closed_at !== null) return null;
  return (
    <ReadRow label={t`Likelihood`}>
      <span className="rp-figures">{stage.probability} %</span>{' '}
      <span className={classes.source}>
        <Trans>from stage</Trans>
      </span>
    </ReadRow>
  );
}
