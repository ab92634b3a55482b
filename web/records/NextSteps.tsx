import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Checkbox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Activity } from '../../contract/activities.ts';
import { EditActivity } from '../activities/EditActivity.tsx';
import { useMayWrite, useMe } from '../app/queries.ts';
import { activityIcons } from '../deals/NextStepText.tsx';
import { calendarDaysBetween } from '../ui/dates.ts';
import { useToday } from '../ui/useToday.ts';
import { AddStep } from './AddStep.tsx';
import type { ActivityLinks } from './composer/draft.ts';
import { DueText } from './DueText.tsx';
import { useActivityNames } from './feed/useActivityNames.ts';
import { plannedActivities } from './linked.ts';
import classes from './NextSteps.module.css';
import type { RecordKind } from './record-kind.ts';
import { Nothing, Section } from './Section.tsx';
import { useActivityChanges } from './useActivityChanges.tsx';

type NextStepsProps = { kind: RecordKind; id: string; links: ActivityLinks; mayAdd: boolean };

/** What is planned with a record, the late ones first and red. Ticking completes. */
export function NextSteps({ kind, id, links, mayAdd }: NextStepsProps) {
  const { t } = useLingui();
  const planned = useQuery(plannedActivities(kind, id));
  const [isAdding, setAdding] = useState(false);
  return (
    <Section
      title={<Trans>Next</Trans>}
      action={
        mayAdd ? (
          <ActionIcon size={24} aria-label={t`Plan a next step`} onClick={() => setAdding(true)}>
            <IconPlus size={16} stroke={1.7} />
          </ActionIcon>
        ) : null
      }
    >
      {planned.data?.length === 0 ? (
        <Nothing>
          <Trans>Nothing is planned.</Trans>
        </Nothing>
      ) : null}
      {planned.isError ? <Nothing>{planned.error.message}</Nothing> : null}
      <ul className={classes.list}>
        {planned.data?.map((activity) => (
          <Step key={activity.id} activity={activity} />
        ))}
      </ul>
      {isAdding ? <AddStep links={links} close={() => setAdding(false)} /> : null}
    </Section>
  );
}

function Step({ activity }: { activity: Activity }) {
  const { t } = useLingui();
  useToday();
  const me = useMe();
  const mayWrite = useMayWrite();
  const names = useActivityNames();
  const { complete } = useActivityChanges();
  const [isEditing, setEditing] = useState(false);
  const Icon = activityIcons[activity.type];
  const name = activity.subject ?? names[activity.type];
  const person = activity.assignee ?? activity.author;
  const away = calendarDaysBetween(new Date(), new Date(activity.scheduled_at));
  return (
    <li
      className={classes.step}
      data-late={away < 0 || undefined}
      data-today={away === 0 || undefined}
    >
      {mayWrite ? (
        <Checkbox
          className={classes.tick ?? ''}
          aria-label={t`Mark “${name}” as done`}
          checked={false}
          onChange={() => complete(activity)}
        />
      ) : null}
      <button type="button" className={classes.what} onClick={() => setEditing(true)}>
        <span className={classes.name}>{name}</span>
        <span className={classes.when}>
          <Icon size={13} stroke={1.7} aria-hidden />
          <DueText activity={activity} />
          {person ? (
            <span className={classes.person}>{person.id === me.id ? t`you` : person.name}</span>
          ) : null}
        </span>
      </button>
      {isEditing && mayWrite ? (
        <EditActivity activity={activity} close={() => setEditing(false)} />
      ) : null}
    </li>
  );
}
