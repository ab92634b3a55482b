import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  IconBuilding,
  IconChartHistogram,
  IconCheckbox,
  IconCoin,
  IconLayoutKanban,
  IconSettings,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';

export type Destination = {
  to: '/pipeline' | '/deals' | '/contacts' | '/companies' | '/tasks' | '/reports' | '/settings';
  label: MessageDescriptor;
  icon: TablerIcon;
  /** G, then this key. */
  key: string;
  /** Work stands at the top; what is set once stands under the rule, and in the user's menu. */
  part: 'work' | 'set-up';
};

/** The pages of spine, bottom bar, palette and keys, in order. */
export const destinations: Destination[] = [
  {
    to: '/pipeline',
    label: msg`Pipeline`,
    icon: IconLayoutKanban,
    key: 'p',
    part: 'work',
  },
  { to: '/deals', label: msg`Deals`, icon: IconCoin, key: 'd', part: 'work' },
  { to: '/contacts', label: msg`Contacts`, icon: IconUsers, key: 'c', part: 'work' },
  {
    to: '/companies',
    label: msg`Companies`,
    icon: IconBuilding,
    key: 'o',
    part: 'work',
  },
  { to: '/tasks', label: msg`Tasks`, icon: IconCheckbox, key: 't', part: 'work' },
  {
    to: '/reports',
    label: msg`Reports`,
    icon: IconChartHistogram,
    key: 'r',
    part: 'work',
  },
  {
    to: '/settings',
    label: msg`Settings`,
    icon: IconSettings,
    key: 's',
    part: 'set-up',
  },
];

export const workDestinations = destinations.filter(({ part }) => part === 'work');
export const setUpDestinations = destinations.filter(({ part }) => part === 'set-up');
