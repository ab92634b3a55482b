import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Activity } from '../../contract/activities.ts';
import type { List } from '../../contract/list.ts';
import { AboutLink } from '../activities/AboutLink.tsx';
import { api } from '../app/api.ts';
import { ActivityHeading } from '../records/feed/ActivityHeading.tsx';
import { useActivityNames } from '../records/feed/useActivityNames.ts';
import { useDayLabel } from '../records/feed/useDayLabel.ts';
import type { ReportSearch } from '../reports/report-search.ts';
import { PanelFrame } from '../reports/views/PanelFrame.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { formatTime } from '../ui/dates.ts';
import classes from './FeedWidget.module.css';
import type { WidgetProps } from './WidgetPanel.tsx';
import { WidgetState } from './WidgetState.tsx';

/** What happened last, as far as one may see it. */
export function FeedWidget({ search, title, note, isLive }: WidgetProps) {
  const { data, error, refetch } = useLatest(search, isLive);
  if (!data) return <WidgetState {...{ title, note, error }} retry={() => void refetch()} />;
  return (
    <PanelFrame title={title} note={note}>
      {data.length === 0 ? (
        <p className={classes.none}>
          <Trans>Nothing yet. Calls, notes and meetings stand here as they are logged.</Trans>
        </p>
      ) : (
        <ol className={classes.feed}>
          {data.map((activity, at) => (
            <Entry key={activity.id} activity={activity} before={data[at - 1]} />
          ))}
        </ol>
      )}
    </PanelFrame>
  );
}

const most = 20;

/** Under the key of reports, so that it is read anew together with them. */
function useLatest({ owner_id, team_id }: ReportSearch, isLive: boolean) {
  const query = {
    ...{ owner_id, within_team_id: team_id, completed: true, sort: '-completed_at', limit: most },
    include: 'author,deal,contact,company',
  };
  return useQuery({
    queryKey: ['reports', 'feed', query],
    queryFn: ({ signal }) => api<List<Activity>>('/activities', { query, signal }),
    select: (list) => list.data,
    enabled: isLive,
  });
}

type EntryProps = { activity: Activity; before: Activity | undefined };

function Entry({ activity, before }: EntryProps) {
  const dayOf = useDayLabel();
  const kinds = useActivityNames();
  const { author, completed_at, scheduled_at, type } = activity;
  const at = completed_at ?? scheduled_at;
  const day = dayOf(at);
  const isNewDay = !before || dayOf(before.completed_at ?? before.scheduled_at) !== day;
  return (
    <li className={classes.entry}>
      <time className={classes.time} dateTime={at}>
        {isNewDay ? <b>{day}</b> : null}
        <span>{formatTime(new Date(at))}</span>
      </time>
      {author ? <Avatar id={author.id} name={author.name} size={20} decorative /> : <i />}
      <div className={classes.words}>
        <div className={classes.deed}>
          <ActivityHeading activity={activity} />
          <span>{kinds[type]}</span>
        </div>
        <div className={classes.about}>
          <AboutLink activity={activity} />
        </div>
      </div>
    </li>
  );
}
