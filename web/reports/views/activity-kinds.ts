import { t } from '@lingui/core/macro';

export function kindNames() {
  return {
    email: t`E-mails`,
    call: t`Calls`,
    note: t`Notes`,
    meeting: t`Meetings`,
    task: t`Tasks`,
  };
}
