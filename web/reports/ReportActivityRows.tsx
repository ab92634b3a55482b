import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReportActivity } from '../../contract/report-figures.ts';
import { useActivityNames } from '../records/feed/useActivityNames.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { DateText } from '../ui/DateText.tsx';
import { formatHours } from './figures.ts';
import classes from './ReportDealRows.module.css';

/** A row an activity: what it was about, who did it, and how it came out. */
export function ReportActivityRows({ activities }: { activities: ReportActivity[] }) {
  const kinds = useActivityNames();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col" data-text>
            <Trans>About</Trans>
          </th>
          <th scope="col" data-text className={classes.wide}>
            <Trans>Kind</Trans>
          </th>
          <th scope="col" data-text className={classes.wide}>
            <Trans>Person</Trans>
          </th>
          <th scope="col" data-text className={classes.wide}>
            <Trans>Outcome</Trans>
          </th>
          <th scope="col" className={classes.wide}>
            <Trans>Time spent</Trans>
          </th>
          <th scope="col">
            <Trans>When</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {activities.map((activity) => (
          <tr key={activity.id}>
            <td data-text>
              <About activity={activity} />
            </td>
            <td data-text className={classes.wide}>
              {kinds[activity.type]}
            </td>
            <td data-text className={classes.wide}>
              <Person activity={activity} />
            </td>
            <td data-text className={classes.wide}>
              {activity.outcome ?? '–'}
            </td>
            <td className={classes.wide}>
              {activity.duration_seconds === null ? '–' : formatHours(activity.duration_seconds)}
            </td>
            <td className={activity.is_overdue ? classes.late : undefined}>
              <DateText value={activity.scheduled_at} />
              <span className={classes.narrow}>{activity.outcome ?? kinds[activity.type]}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The deal, else the contact, else the company: there its whole story stands. */
function About({ activity }: { activity: ReportActivity }) {
  const { t } = useLingui();
  const { deal_id, deal_title, contact_id, contact_name, company_id, company_name } = activity;
  const { subject, person_name } = activity;
  const place = deal_id
    ? { to: '/deals/$id' as const, id: deal_id, name: deal_title }
    : contact_id
      ? { to: '/contacts/$id' as const, id: contact_id, name: contact_name }
      : company_id
        ? { to: '/companies/$id' as const, id: company_id, name: company_name }
        : null;
  const second = [subject, person_name].filter((one) => one).join(', ');
  return (
    <span className={classes.words}>
      {place ? (
        <Link to={place.to} params={{ id: place.id }} className={classes.title}>
          {place.name}
        </Link>
      ) : (
        t`Something you may not see`
      )}
      {subject ? <span className={`${classes.wide} ${classes.subject}`}>{subject}</span> : null}
      <span className={classes.narrow}>{second}</span>
    </span>
  );
}

function Person({ activity: { person_id, person_name } }: { activity: ReportActivity }) {
  const { t } = useLingui();
  if (person_id === null) return t`Nobody`;
  const name = person_name ?? '';
  return (
    <span className={classes.owner}>
      <Avatar id={person_id} name={name} size={18} decorative />
      {name}
    </span>
  );
}
