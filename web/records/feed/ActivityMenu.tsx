import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Activity } from '../../../contract/activities.ts';
import { EditActivity } from '../../activities/EditActivity.tsx';
import { useMayWrite, useMe } from '../../app/queries.ts';
import { useActivityChanges } from '../useActivityChanges.tsx';
import classes from './ActivityMenu.module.css';

/** Mends or throws away an entry. It shows on hover and focus. */
export function ActivityMenu({ activity }: { activity: Activity }) {
  const { t } = useLingui();
  const [isEditing, setEditing] = useState(false);
  const { complete, reopen, trash } = useActivityChanges();
  const mayChange = useMayChangeActivity(activity);
  if (!mayChange) return null;
  const icon = { size: 16, stroke: 1.7 };
  const isPlan = activity.type !== 'note' && activity.type !== 'email';
  return (
    <>
      <Menu position="bottom-end" width={190}>
        <Menu.Target>
          <ActionIcon className={classes.dots ?? ''} size={24} aria-label={t`Edit or delete`}>
            <IconDots size={16} stroke={1.8} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => setEditing(true)}>
            <Trans>Edit</Trans>
          </Menu.Item>
          {isPlan && activity.completed_at === null ? (
            <Menu.Item leftSection={<IconCheck {...icon} />} onClick={() => complete(activity)}>
              <Trans>Mark as done</Trans>
            </Menu.Item>
          ) : null}
          {activity.type === 'task' && activity.completed_at !== null ? (
            <Menu.Item
              leftSection={<IconArrowBackUp {...icon} />}
              onClick={() => reopen(activity.id)}
            >
              <Trans>Not done yet</Trans>
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => trash(activity.id)}>
            <Trans>Move to the trash</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isEditing ? <EditActivity activity={activity} close={() => setEditing(false)} /> : null}
    </>
  );
}

/** One's own, what one is to do, what happened on one's own records; managers more. */
function useMayChangeActivity({ owner_id, created_by_user_id, assignee_id }: Activity) {
  const me = useMe();
  const mayWrite = useMayWrite();
  if (!mayWrite) return false;
  return me.role !== 'rep' || [owner_id, created_by_user_id, assignee_id].includes(me.id);
}
