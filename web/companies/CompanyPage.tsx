import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useMayWrite } from '../app/queries.ts';
import { TopBar } from '../app/shell/TopBar.tsx';
import { Breadcrumbs } from '../records/Breadcrumbs.tsx';
import { Composer } from '../records/composer/Composer.tsx';
import { Feed } from '../records/feed/Feed.tsx';
import { PlainHead } from '../records/PlainHead.tsx';
import { RecordMenu } from '../records/RecordMenu.tsx';
import { RecordPage } from '../records/RecordPage.tsx';
import { RecordState } from '../records/RecordState.tsx';
import type { CompanyWithParent } from '../records/record-kind.ts';
import { TitleField } from '../records/TitleField.tsx';
import { TrashBanner } from '../records/TrashBanner.tsx';
import { useFieldSave } from '../records/useFieldSave.ts';
import { useMayChange } from '../records/useMayChange.ts';
import { useRecord } from '../records/useRecord.ts';
import { CompanySquare } from '../ui/CompanySquare.tsx';
import { CompanyDetails } from './CompanyDetails.tsx';
import { CompanyLinked } from './CompanyLinked.tsx';
import { WebLink } from './WebLink.tsx';

const route = getRouteApi('/app/companies/$id');

/** One organisation: its people, its deals, all that was said with any of them. */
export function CompanyPage() {
  const { id } = route.useParams();
  const result = useRecord('companies', id);
  return (
    <RecordState result={result} name={<Trans>Company</Trans>}>
      {(company) => <ShownCompany key={company.id} company={company} />}
    </RecordState>
  );
}

function ShownCompany({ company }: { company: CompanyWithParent }) {
  const { t } = useLingui();
  const mayChange = useMayChange(company);
  const mayWrite = useMayWrite() && company.deleted_at === null;
  const { field } = useFieldSave('companies', company);
  const { id, name } = company;
  return (
    <>
      <title>{name}</title>
      <TopBar>
        <Breadcrumbs from={[{ name: t`Companies`, to: '/companies' }]} here={name} />
      </TopBar>
      <TrashBanner kind="companies" record={company} />
      <RecordPage
        head={
          <PlainHead
            mark={<CompanySquare name={name} size={44} />}
            title={
              <TitleField label={t`name`} value={name} save={field('name')} readOnly={!mayChange} />
            }
            line={<Line company={company} />}
            menu={<RecordMenu kind="companies" id={id} name={name} mayChange={mayChange} />}
          />
        }
        details={<CompanyDetails company={company} mayChange={mayChange} />}
        composer={mayWrite ? <Composer links={{ company_id: id }} /> : null}
        feed={<Feed of="companies" id={id} />}
        linked={<CompanyLinked company={company} mayWrite={mayWrite} />}
      />
    </>
  );
}

function Line({ company: { industry, website } }: { company: CompanyWithParent }) {
  const web = website ? <WebLink website={website} /> : null;
  if (industry && web) {
    return (
      <>
        {industry}, {web}
      </>
    );
  }
  return industry ?? web;
}
