import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Activity, ActivityType, NewActivity } from '../../contract/activities.ts';
import type { Deal } from '../../contract/deals.ts';
import { api } from '../app/api.ts';
import { useMe } from '../app/queries.ts';
import { showToast } from '../app/toasts/toasts.ts';
import { DateEntry } from '../ui/DateEntry.tsx';
import { formatDay, readDate, writeDay } from '../ui/dates.ts';
import { activityIcons } from './NextStepText.tsx';
import classes from './PlanNextStep.module.css';

/** What comes next with a deal, and when. */
export function PlanNextStep({ deal, close }: { deal: Deal; close: () => void }) {
  const { t } = useLingui();
  const me = useMe();
  const kinds: [ActivityType, string][] = [
    ['call', t`Call`],
    ['meeting', t`Meeting`],
    ['email', t`E-mail`],
    ['task', t`Task`],
  ];
  const [type, setType] = useState<ActivityType>('call');
  const [subject, setSubject] = useState('');
  const [day, setDay] = useState(nextWorkday);
  const [time, setTime] = useState('09:00');

  const plan = useMutation({
    mutationFn: (body: NewActivity) => api<Activity>('/activities', { method: 'POST', body }),
    onSuccess: () => {
      close();
      const when = formatDay(readDate(day));
      showToast(
        <Trans>
          Next step with <b>{deal.title}</b>: {when}
        </Trans>,
      );
    },
  });

  return (
    <Modal opened onClose={close} title={t`Next step with ${deal.title}`} size={420}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          plan.mutate({
            type,
            subject: subject.trim() || null,
            scheduled_at: new Date(`${day}T${time}`).toISOString(),
            deal_id: deal.id,
            assignee_id: me.id,
          });
        }}
      >
        <fieldset className={classes.kinds} aria-label={t`Kind`}>
          {kinds.map(([kind, name]) => {
            const Icon = activityIcons[kind];
            return (
              <button
                key={kind}
                type="button"
                className={classes.kind}
                aria-pressed={type === kind}
                onClick={() => setType(kind)}
              >
                <Icon size={16} stroke={1.75} aria-hidden />
                {name}
              </button>
            );
          })}
        </fieldset>
        <TextInput
          label={t`What`}
          data-autofocus
          maxLength={255}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <div className={classes.when}>
          <DateEntry
            label={t`Day`}
            clearable={false}
            value={day}
            onChange={(picked) => setDay(picked ?? day)}
          />
          <TextInput
            type="time"
            required
            withAsterisk={false}
            label={t`Time`}
            value={time}
            onChange={(event) => setTime(event.currentTarget.value)}
          />
        </div>
        {plan.isError ? <p className={classes.error}>{plan.error.message}</p> : null}
        <div className={classes.ways}>
          <Button variant="default" onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={plan.isPending}>
            <Trans>Plan it</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function nextWorkday() {
  const date = new Date();
  do date.setDate(date.getDate() + 1);
  while (date.getDay() === 0 || date.getDay() === 6);
  return writeDay(date);
}
