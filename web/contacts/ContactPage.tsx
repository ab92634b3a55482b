import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Contact } from '../../contract/contacts.ts';
import { contactName } from '../app/choices.tsx';
import { useMayWrite } from '../app/queries.ts';
import { TopBar } from '../app/shell/TopBar.tsx';
import { Breadcrumbs } from '../records/Breadcrumbs.tsx';
import { Composer } from '../records/composer/Composer.tsx';
import { Feed } from '../records/feed/Feed.tsx';
import { PlainHead, PlainTitle } from '../records/PlainHead.tsx';
import { RecordMenu } from '../records/RecordMenu.tsx';
import { RecordPage } from '../records/RecordPage.tsx';
import { RecordState } from '../records/RecordState.tsx';
import { TrashBanner } from '../records/TrashBanner.tsx';
import { useMayChange } from '../records/useMayChange.ts';
import { useRecord } from '../records/useRecord.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { CompanySquare } from '../ui/CompanySquare.tsx';
import { ContactDetails } from './ContactDetails.tsx';
import { ContactLinked } from './ContactLinked.tsx';

const route = getRouteApi('/app/contacts/$id');

/** One person: how to reach them, where they work, what was said, what comes next. */
export function ContactPage() {
  const { id } = route.useParams();
  const result = useRecord('contacts', id);
  return (
    <RecordState result={result} name={<Trans>Contact</Trans>}>
      {(contact) => <ShownContact key={contact.id} contact={contact} />}
    </RecordState>
  );
}

function ShownContact({ contact }: { contact: Contact }) {
  const { t } = useLingui();
  const mayChange = useMayChange(contact);
  const mayWrite = useMayWrite() && contact.deleted_at === null;
  const name = contactName(contact);
  return (
    <>
      <title>{name}</title>
      <TopBar>
        <Breadcrumbs from={[{ name: t`Contacts`, to: '/contacts' }]} here={name} />
      </TopBar>
      <TrashBanner kind="contacts" record={contact} />
      <RecordPage
        head={
          <PlainHead
            mark={<Avatar id={contact.id} name={name} size={44} decorative />}
            title={<PlainTitle>{name}</PlainTitle>}
            line={<Position contact={contact} />}
            menu={<RecordMenu kind="contacts" id={contact.id} name={name} mayChange={mayChange} />}
          />
        }
        details={<ContactDetails contact={contact} mayChange={mayChange} />}
        composer={mayWrite ? <Composer links={{ contact_id: contact.id }} contact={name} /> : null}
        feed={<Feed of="contacts" id={contact.id} />}
        linked={<ContactLinked contact={contact} mayWrite={mayWrite} />}
      />
    </>
  );
}

function Position({ contact: { job_title, company } }: { contact: Contact }) {
  const at = company ? (
    <Link to="/companies/$id" params={{ id: company.id }}>
      <CompanySquare name={company.name} size={18} />
      <span>{company.name}</span>
    </Link>
  ) : null;
  if (job_title && at) {
    return (
      <Trans>
        {job_title} at {at}
      </Trans>
    );
  }
  return job_title ?? at ?? <Trans>No company yet</Trans>;
}
