import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ContactSummary } from '../../contract/contacts.ts';
import { contactName } from '../app/choices.tsx';
import { JoinedHead } from '../records/JoinedHead.tsx';
import { ReadRow } from '../records/ReadRow.tsx';
import { Section } from '../records/Section.tsx';
import { Avatar } from '../ui/Avatar.tsx';

/** A deal's contact where the deal is read: who it is and how to reach them. */
export function ContactJoined({ contact }: { contact: ContactSummary }) {
  const { t } = useLingui();
  const name = contactName(contact);
  return (
    <Section
      title={<Trans>Contact</Trans>}
      action={
        <Link to="/contacts/$id" params={{ id: contact.id }} aria-label={t`Open ${name}`}>
          <Trans>Open</Trans>
        </Link>
      }
    >
      <JoinedHead
        mark={<Avatar id={contact.id} name={name} size={26} decorative />}
        name={name}
        hint={contact.job_title}
      />
      {contact.email ? (
        <ReadRow label={t`E-mail`}>
          <a href={`mailto:${contact.email}`}>{contact.email}</a>
        </ReadRow>
      ) : null}
      {contact.phone ? (
        <ReadRow label={t`Phone`}>
          <a href={`tel:${contact.phone}`} className="rp-figures">
            {contact.phone}
          </a>
        </ReadRow>
      ) : null}
    </Section>
  );
}
