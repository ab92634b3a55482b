import { Link } from '@tanstack/react-router';
import type { Activity } from '../../contract/activities.ts';
import { contactName } from '../app/choices.tsx';

/** What a task is about: its deal, else the person, and the company where it is known. */
export function AboutLink({ activity: { deal, contact, company } }: { activity: Activity }) {
  const at = company ? (
    <Link to="/companies/$id" params={{ id: company.id }}>
      {company.name}
    </Link>
  ) : null;
  if (deal) {
    return (
      <>
        <Link to="/deals/$id" params={{ id: deal.id }}>
          {deal.title}
        </Link>
        {at ? <>, {at}</> : null}
      </>
    );
  }
  if (!contact) return at;
  return (
    <>
      <Link to="/contacts/$id" params={{ id: contact.id }}>
        {contactName(contact)}
      </Link>
      {at ? <>, {at}</> : null}
    </>
  );
}
