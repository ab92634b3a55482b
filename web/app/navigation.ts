import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  IconBuilding,
  IconCheckbox,
  IconCoin,
  IconLayoutKanban,
  IconSettings,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';

export type Destination = {
  to: '/pipeline' | '/deals' | '/contacts' | '/companies' | '/tasks' | '/settings';
  label: MessageDescriptor;
  icon: TablerIcon;
  /** G, then this key. */
  key: string;
  /** Work stands at the top; what is set once stands under the rule, and in the user's menu. */
  part: 'work' | 'set-up';
};

const pages: (Destination & { built: boolean })[] = [
  {
    to: '/pipeline',
    label: msg`Pipeline`,
    icon: IconLayoutKanban,
    key: 'p',
    part: 'work',
    built: true,
  },
  { to: '/deals', label: msg`Deals`, icon: IconCoin, key: 'd', part: 'work', built: true },
  { to: '/contacts', label: msg`Contacts`, icon: IconUsers, key: 'c', part: 'work', built: true },
  {
    to: '/companies',
    label: msg`Companies`,
    icon: IconBuilding,
    key: 'o',
    part: 'work',
    built: true,
  },
  { to: '/tasks', label: msg`Tasks`, icon: IconCheckbox, key: 't', part: 'work', built: false },
  {
    to: '/settings',
    label: msg`Settings`,
    icon: IconSettings,
    key: 's',
    part: 'set-up',
    built: false,
  },
];

/** The pages of spine, bottom bar, palette and keys, in order. What is not built is not shown. */
export const destinations: Destination[] = pages.filter(({ built }) => built);

export const workDestinations = destinations.filter(({ part }) => part === 'work');
export const setUpDestinations = destinations.filter(({ part }) => part === 'set-up');
