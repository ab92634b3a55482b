import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { companyChoice } from '../app/choices.tsx';
import { CustomRows } from '../records/CustomRows.tsx';
import { OriginRows } from '../records/OriginRows.tsx';
import { OwnerField } from '../records/OwnerField.tsx';
import type { CompanyWithParent } from '../records/record-kind.ts';
import { Section } from '../records/Section.tsx';
import { useFieldSave } from '../records/useFieldSave.ts';
import { ChoiceField } from '../ui/field/ChoiceField.tsx';
import { TextField } from '../ui/field/TextField.tsx';
import { WebLink } from './WebLink.tsx';

type CompanyDetailsProps = { company: CompanyWithParent; mayChange: boolean };

/** The company's fields, edited in place. */
export function CompanyDetails({ company, mayChange }: CompanyDetailsProps) {
  return (
    <>
      <Section title={<Trans>Details</Trans>}>
        <CompanyFields company={company} readOnly={!mayChange} />
      </Section>
      <CustomRows custom={company.custom} />
    </>
  );
}

function CompanyFields({ company, readOnly }: { company: CompanyWithParent; readOnly: boolean }) {
  const { t } = useLingui();
  const { field, save } = useFieldSave('companies', company);
  return (
    <>
      <TextField
        label={t`Website`}
        type="url"
        value={company.website}
        save={field('website')}
        readOnly={readOnly}
        show={(website) => <WebLink website={website} />}
      />
      <TextField
        label={t`Industry`}
        value={company.industry}
        save={field('industry')}
        readOnly={readOnly}
      />
      <TextField
        label={t`Employees`}
        type="number"
        value={company.employees === null ? null : String(company.employees)}
        save={save({
          column: 'employees',
          changes: (text) => ({ employees: readCount(text) }),
          read: (row): string | null => (row.employees === null ? null : String(row.employees)),
        })}
        readOnly={readOnly}
        show={(count) => <span className="rp-figures">{Number(count).toLocaleString()}</span>}
      />
      <TextField
        label={t`Address`}
        multiline
        value={company.address}
        save={field('address')}
        readOnly={readOnly}
      />
      <ParentField company={company} readOnly={readOnly} />
      <OwnerField kind="companies" id={company.id} ownerId={company.owner_id} readOnly={readOnly} />
      <OriginRows record={company} />
    </>
  );
}

function ParentField({ company, readOnly }: { company: CompanyWithParent; readOnly: boolean }) {
  const { t } = useLingui();
  const { link } = useFieldSave('companies', company);
  const { parent } = company;
  return (
    <ChoiceField
      {...companyChoice}
      label={t`Part of`}
      value={parent ? { id: parent.id, name: parent.name } : null}
      save={link(
        'parent_id',
        (row) => (row.parent ? { id: row.parent.id, name: row.parent.name } : null),
        (choice) => ({
          parent: choice && { id: choice.id, name: choice.name, domain: null, deleted_at: null },
        }),
      )}
      readOnly={readOnly}
      show={({ id, name }) => (
        <Link to="/companies/$id" params={{ id }}>
          {name}
        </Link>
      )}
    />
  );
}

/** "4,200" and "4 200" are numbers too; what is none goes to the server, which says so. */
function readCount(text: string | null) {
  if (text === null) return null;
  const digits = text.replace(/[\s,.'’]/g, '');
  return /^\d+$/.test(digits) ? Number(digits) : text;
}
