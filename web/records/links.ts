import type { Choice } from '../ui/ChoicePicker.tsx';

type CompanySeen = { company?: { id: string; name: string } | null | undefined };
type ContactSeen = {
  contact?: { id: string; first_name: string; last_name: string } | null | undefined;
};

/** How a record names its company, and what it shows of a newly picked one until it is read. */
export const companyLink = [
  'company_id',
  ({ company }: CompanySeen): Choice | null =>
    company ? { id: company.id, name: company.name } : null,
  (choice: Choice | null) => ({
    company: choice && { id: choice.id, name: choice.name, domain: null, deleted_at: null },
  }),
] as const;

/** The same for a deal's contact. */
export const contactLink = [
  'contact_id',
  ({ contact }: ContactSeen): Choice | null =>
    contact ? { id: contact.id, name: `${contact.first_name} ${contact.last_name}`.trim() } : null,
  (choice: Choice | null) => ({
    contact: choice && {
      id: choice.id,
      first_name: choice.name,
      last_name: '',
      email: null,
      phone: null,
      job_title: null,
      deleted_at: null,
    },
  }),
] as const;
