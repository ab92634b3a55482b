import { Trans, useLingui } from '@lingui/react/macro';
import { Popover } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { OptionList } from '../../ui/OptionList.tsx';
import columnMenu from './ColumnMenu.module.css';
import type { ListFilter } from './list-filter.ts';

/** The filters that are used less: one is picked, then set in the same place. */
export function MoreFilters({ filters }: { filters: ListFilter[] }) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const [picked, setPicked] = useState<string | null>(null);
  const filter = filters.find(({ id }) => id === picked);
  const open = (now: boolean) => {
    setOpened(now);
    if (now) setPicked(null);
  };
  return (
    <Popover
      opened={opened}
      onChange={open}
      position="bottom-start"
      offset={4}
      width={filter?.width ?? 220}
      trapFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={columnMenu.open}
          aria-haspopup="dialog"
          aria-expanded={opened}
          onClick={() => open(!opened)}
        >
          <IconFilter size={15} stroke={1.6} aria-hidden />
          <Trans>More</Trans>
        </button>
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={filter?.label ?? t`More filters`}>
        {filter ? (
          filter.choose(() => setOpened(false))
        ) : (
          <OptionList
            options={filters.map(({ id, label }) => ({ id, name: label }))}
            chosen={null}
            choose={setPicked}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
