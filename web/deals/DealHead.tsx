import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Deal } from '../../contract/deals.ts';
import { contactName } from '../app/choices.tsx';
import { RecordMenu } from '../records/RecordMenu.tsx';
import { TitleField } from '../records/TitleField.tsx';
import { useFieldSave } from '../records/useFieldSave.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { CompanySquare } from '../ui/CompanySquare.tsx';
import { CloseDealButtons } from './CloseDealButtons.tsx';
import classes from './DealHead.module.css';
import { DealWorth } from './DealWorth.tsx';
import { StagePath } from './StagePath.tsx';
import { useDealMove } from './useDealMove.tsx';
import { WonCelebration } from './WonCelebration.tsx';

/** What the deal is, with whom, what it is worth and how far it has come. */
export function DealHead({ deal, mayChange }: { deal: Deal; mayChange: boolean }) {
  const { t } = useLingui();
  const saving = useFieldSave('deals', deal);
  const [isCelebrating, setCelebrating] = useState(false);
  const move = useDealMove(deal, () => setCelebrating(true));
  return (
    <div className={classes.head} data-deal-id={deal.id}>
      <div className={classes.top}>
        <div className={classes.names}>
          <TitleField
            label={t`title`}
            value={deal.title}
            save={saving.field('title')}
            readOnly={!mayChange}
          />
          <WithWhom deal={deal} />
        </div>
        <div className={classes.worth}>
          <DealWorth deal={deal} />
          {mayChange ? <CloseDealButtons deal={deal} move={move} /> : null}
          <RecordMenu kind="deals" id={deal.id} name={deal.title} mayChange={mayChange} />
        </div>
      </div>
      <StagePath deal={deal} move={mayChange ? move : null} />
      {isCelebrating ? <WonCelebration deal={deal} done={() => setCelebrating(false)} /> : null}
    </div>
  );
}

function WithWhom({ deal: { company, contact } }: { deal: Deal }) {
  return (
    <p className={classes.with}>
      {company ? (
        <Link to="/companies/$id" params={{ id: company.id }} className={classes.company}>
          <CompanySquare name={company.name} />
          <span className={classes.name}>{company.name}</span>
        </Link>
      ) : null}
      {company && contact ? (
        <span className={classes.between}>
          <Trans>with</Trans>
        </span>
      ) : null}
      {contact ? (
        <Link to="/contacts/$id" params={{ id: contact.id }} className={classes.contact}>
          <Avatar id={contact.id} name={contactName(contact)} decorative />
          <span className={classes.name}>{contactName(contact)}</span>
        </Link>
      ) : null}
      {company || contact ? null : (
        <span className={classes.between}>
          <Trans>No company and no contact yet</Trans>
        </span>
      )}
    </p>
  );
}
