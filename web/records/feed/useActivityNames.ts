import { useLingui } from '@lingui/react/macro';
import type { ActivityType } from '../../../contract/activities.ts';

/** What the kinds of activity are called. */
export function useActivityNames(): Record<ActivityType, string> {
  const { t } = useLingui();
  return { call: t`Call`, email: t`E-mail`, meeting: t`Meeting`, note: t`Note`, task: t`Task` };
}
