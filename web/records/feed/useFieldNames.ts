import { useLingui } from '@lingui/react/macro';

/** Fields as a sentence calls them. What is not here is kept by the database and not told. */
export function useFieldNames(): Record<string, string> {
  const { t } = useLingui();
  return {
    title: t`title`,
    value_cents: t`value`,
    currency: t`currency`,
    expected_close_date: t`close date`,
    lost_reason: t`reason for losing`,
    source: t`source`,
    owner_id: t`owner`,
    company_id: t`company`,
    contact_id: t`contact`,
    parent_id: t`parent company`,
    first_name: t`first name`,
    last_name: t`last name`,
    email: t`e-mail`,
    phone: t`phone`,
    job_title: t`job title`,
    lifecycle: t`lifecycle`,
    name: t`name`,
    website: t`website`,
    address: t`address`,
    industry: t`industry`,
    employees: t`employees`,
    custom: t`further fields`,
  };
}
