import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Drawer } from '@mantine/core';
import { useState } from 'react';
import { activityIcons } from '../../deals/NextStepText.tsx';
import { ComposerForm } from './ComposerForm.tsx';
import classes from './DockedComposer.module.css';
import type { ActivityLinks, ComposedType } from './draft.ts';
import { useComposer } from './useComposer.tsx';

type DockedComposerProps = { links: ActivityLinks; contact: string | null };

/** One line at the foot of a phone that opens the composer as a sheet. */
export function DockedComposer({ links, contact }: DockedComposerProps) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const composer = useComposer(links, 'note', () => setOpened(false));
  const open = (type: ComposedType) => {
    if (composer.draft.type !== type) composer.turnTo(type);
    setOpened(true);
  };
  const others: [ComposedType, string][] = [
    ['call', t`Log a call`],
    ['meeting', t`Add a meeting`],
    ['task', t`Add a task`],
  ];
  return (
    <div className={classes.dock}>
      <button type="button" className={classes.note} onClick={() => open('note')}>
        {composer.draft.text.trim() || t`Write a note`}
      </button>
      {others.map(([type, name]) => {
        const Icon = activityIcons[type];
        return (
          <ActionIcon key={type} size={44} aria-label={name} onClick={() => open(type)}>
            <Icon size={20} stroke={1.7} />
          </ActionIcon>
        );
      })}
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="bottom"
        size="auto"
        title={t`Write something down`}
        padding={0}
        classNames={{
          content: classes.sheet ?? '',
          header: classes.sheetHead ?? '',
          title: classes.sheetTitle ?? '',
        }}
      >
        <ComposerForm
          composer={composer}
          contact={contact}
          label={t`Write something down`}
          autoFocus
        />
      </Drawer>
    </div>
  );
}
