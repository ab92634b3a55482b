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
};

/** The pages of the spine, in order. What is not built is not listed. */
export const destinations: Destination[] = [
  { to: '/pipeline', label: msg`Pipeline`, icon: IconLayoutKanban, key: 'p' },
  { to: '/deals', label: msg`Deals`, icon: IconCoin, key: 'd' },
  { to: '/contacts', label: msg`Contacts`, icon: IconUsers, key: 'c' },
  { to: '/companies', label: msg`Companies`, icon: IconBuilding, key: 'o' },
  { to: '/tasks', label: msg`Tasks`, icon: IconCheckbox, key: 't' },
];

export const settings: Destination = {
  to: '/settings',
  label: msg`Settings`,
  icon: IconSettings,
  key: 's',
};
