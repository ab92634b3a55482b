import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Contact } from '../../contract/contacts.ts';
import { companyChoice } from '../app/choices.tsx';
import { CompanyJoined } from '../companies/CompanyJoined.tsx';
import { CustomRows } from '../records/CustomRows.tsx';
import { companyLink } from '../records/links.ts';
import { OriginRows } from '../records/OriginRows.tsx';
import { OwnerField } from '../records/OwnerField.tsx';
import { Section } from '../records/Section.tsx';
import { useFieldSave } from '../records/useFieldSave.ts';
import { ChoiceField } from '../ui/field/ChoiceField.tsx';
import { SelectField } from '../ui/field/SelectField.tsx';
import { TextField } from '../ui/field/TextField.tsx';
import { FurtherAddresses } from './FurtherAddresses.tsx';
import { lifecycles, useLifecycleNames } from './useLifecycleNames.ts';

/** The person's fields, then their company's as they are known there. */
export function ContactDetails({ contact, mayChange }: { contact: Contact; mayChange: boolean }) {
  return (
    <>
      <Section title={<Trans>Details</Trans>}>
        <NameFields contact={contact} readOnly={!mayChange} />
        <ReachFields contact={contact} readOnly={!mayChange} />
        <FurtherAddresses contact={contact} mayChange={mayChange} />
        <PlaceFields contact={contact} readOnly={!mayChange} />
      </Section>
      <CustomRows custom={contact.custom} />
      {contact.company ? (
        <CompanyJoined id={contact.company.id} name={contact.company.name} />
      ) : null}
    </>
  );
}

type FieldsProps = { contact: Contact; readOnly: boolean };

function NameFields({ contact, readOnly }: FieldsProps) {
  const { t } = useLingui();
  const { save } = useFieldSave('contacts', contact);
  // The API keeps an absent name as an empty one.
  const name = (column: 'first_name' | 'last_name') =>
    save<string | null>({
      column,
      changes: (text) => ({ [column]: text ?? '' }),
      read: (row) => row[column] || null,
    });
  return (
    <>
      <TextField
        label={t`First name`}
        value={contact.first_name || null}
        save={name('first_name')}
        readOnly={readOnly}
      />
      <TextField
        label={t`Last name`}
        value={contact.last_name || null}
        save={name('last_name')}
        readOnly={readOnly}
      />
    </>
  );
}

function ReachFields({ contact, readOnly }: FieldsProps) {
  const { t } = useLingui();
  const { field } = useFieldSave('contacts', contact);
  return (
    <>
      <TextField
        label={t`E-mail`}
        type="email"
        value={contact.email}
        save={field('email')}
        readOnly={readOnly}
        show={(email) => <a href={`mailto:${email}`}>{email}</a>}
      />
      <TextField
        label={t`Phone`}
        type="tel"
        value={contact.phone}
        save={field('phone')}
        readOnly={readOnly}
        show={(phone) => (
          <a className="rp-figures" href={`tel:${contact.phone_e164 ?? phone}`}>
            {phone}
          </a>
        )}
      />
    </>
  );
}

function PlaceFields({ contact, readOnly }: FieldsProps) {
  const { t } = useLingui();
  const { field, link } = useFieldSave('contacts', contact);
  const names = useLifecycleNames();
  const { company } = contact;
  return (
    <>
      <TextField
        label={t`Job title`}
        value={contact.job_title}
        save={field('job_title')}
        readOnly={readOnly}
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
      <SelectField
        label={t`Lifecycle`}
        value={contact.lifecycle}
        options={lifecycles.map((value) => ({ value, label: names[value] }))}
        save={field('lifecycle')}
        clearable
        readOnly={readOnly}
      />
      <TextField
        label={t`Source`}
        value={contact.source}
        save={field('source')}
        readOnly={readOnly}
      />
      <OwnerField kind="contacts" id={contact.id} ownerId={contact.owner_id} readOnly={readOnly} />
      <OriginRows record={contact} />
    </>
  );
}
