import { Trans } from '@lingui/react/macro';
import {
  IconCalendarEvent,
  IconCheckbox,
  IconMail,
  IconNote,
  IconPhone,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ActivityType } from '../../contract/activities.ts';
import type { Deal } from '../../contract/deals.ts';
import { formatDay } from '../ui/dates.ts';
import { nextStepOf } from './ageing.ts';
import classes from './NextStepText.module.css';

export const activityIcons: Record<ActivityType, TablerIcon> = {
  email: IconMail,
  call: IconPhone,
  meeting: IconCalendarEvent,
  task: IconCheckbox,
  note: IconNote,
};

/** What is planned next with a deal: bold today, red when late, plain later; nothing when none. */
export function NextStepText({ deal, now }: { deal: Deal; now: Date }) {
  const step = nextStepOf(deal, now);
  if (step.when === 'none' || !deal.next_activity) return null;
  const Icon = activityIcons[deal.next_activity.type];
  return (
    <span
      className={classes.step}
      data-when={step.when}
      title={deal.next_activity.subject ?? undefined}
    >
      <Icon size={14} stroke={1.75} aria-hidden />
      <span className={classes.words}>
        {step.when === 'today' ? <Trans>Today</Trans> : null}
        {step.when === 'late' ? <Trans>{step.days} d late</Trans> : null}
        {step.when === 'later' ? formatDay(step.date, now) : null}
      </span>
    </span>
  );
}
