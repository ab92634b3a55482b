import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowBarToRight,
  IconArrowLeft,
  IconArrowRight,
  IconArrowsDiagonal,
  IconDots,
  IconSettings,
  IconTrash,
} from '@tabler/icons-react';
import type { Widget } from '../../../contract/dashboards.ts';
import classes from './ArrangeGrid.module.css';
import { limitInWords } from './limit-words.ts';
import { limitOf } from './order.ts';
import type { Arrangement } from './useArrangement.ts';

type PanelMenuProps = {
  widget: Widget;
  title: string;
  arrangement: Arrangement;
  openSettings: () => void;
  remove: () => void;
};

/** All that dragging does, by name; and what dragging cannot. */
export function PanelMenu({ widget, title, arrangement, openSettings, remove }: PanelMenuProps) {
  const { t } = useLingui();
  const { shown, move, resize } = arrangement;
  const at = shown.findIndex(({ id }) => id === widget.id);
  const sizes = [
    { name: t`Wider`, by: [1, 0] },
    { name: t`Narrower`, by: [-1, 0] },
    { name: t`Taller`, by: [0, 1] },
    { name: t`Shorter`, by: [0, -1] },
  ] as const;
  return (
    <Menu position="bottom-end" offset={4} width={230}>
      <Menu.Target>
        <ActionIcon size={28} aria-label={t`Arrange ${title}`}>
          <IconDots size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowLeft size={15} stroke={1.7} />}
          disabled={at === 0}
          onClick={() => move(widget, 'left')}
        >
          {t`Earlier`}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowRight size={15} stroke={1.7} />}
          disabled={at === shown.length - 1}
          onClick={() => move(widget, 'right')}
        >
          {t`Later`}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          closeMenuOnClick={false}
          leftSection={<IconArrowBarToRight size={15} stroke={1.7} />}
          disabled={arrangement.roomRight(widget) === 0}
          onClick={() => arrangement.fillRow(widget)}
        >
          {t`Fill the row`}
        </Menu.Item>
        {sizes.map(({ name, by: [columns, rows] }) => {
          const limit = limitOf(widget, columns, rows);
          return (
            <Menu.Item
              key={name}
              closeMenuOnClick={false}
              leftSection={<IconArrowsDiagonal size={15} stroke={1.7} />}
              disabled={limit !== null}
              onClick={() => resize(widget, columns, rows)}
            >
              {name}
              {limit ? <span className={classes.why}>{limitInWords(limit)}</span> : null}
            </Menu.Item>
          );
        })}
        <Menu.Divider />
        <Menu.Item leftSection={<IconSettings size={15} stroke={1.7} />} onClick={openSettings}>
          {t`Settings`}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={15} stroke={1.7} />} onClick={remove}>
          {t`Remove`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
