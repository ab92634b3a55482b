import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Activity } from '../../../contract/activities.ts';
import { contactName } from '../../app/choices.tsx';
import type { RecordKind } from '../record-kind.ts';
import classes from './ElsewhereLinks.module.css';

/** In a contact's or a company's feed: which deal or person an entry was written on. */
export function ElsewhereLinks({ activity, of }: { activity: Activity; of: RecordKind }) {
  const { deal, contact } = activity;
  if (of !== 'deals' && deal) {
    return (
      <p className={classes.links}>
        <Trans>
          on{' '}
          <Link to="/deals/$id" params={{ id: deal.id }}>
            {deal.title}
          </Link>
        </Trans>
      </p>
    );
  }
  if (of !== 'companies' || !contact) return null;
  return (
    <p className={classes.links}>
      <Trans>
        with{' '}
        <Link to="/contacts/$id" params={{ id: contact.id }}>
          {contactName(contact)}
        </Link>
      </Trans>
    </p>
  );
}
