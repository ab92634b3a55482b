import { useLingui } from '@lingui/react/macro';
import { Popover } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import classes from './FilterChip.module.css';

type FilterChipProps = {
  label: string;
  /** What it narrows to; null shows `rest` and no cross. */
  value: string | null;
  /** What stands there while it does not narrow: "Everyone", "Any". */
  rest: string;
  clear: () => void;
  width?: number;
  /** What opens: choosing closes it. */
  children: (close: () => void) => ReactNode;
};

/** One filter in a row above a list: what it is about, what it is set to, and a cross to drop it. */
export function FilterChip(props: FilterChipProps) {
  const { label, value, rest, clear, width = 240, children } = props;
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const isSet = value !== null;
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      offset={4}
      width={width}
      trapFocus
      withRoles={false}
    >
      <Popover.Target>
        <div className={classes.chip} data-set={isSet}>
          <button
            type="button"
            className={classes.choose}
            aria-haspopup="dialog"
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            <span className={classes.label}>{label}</span>
            <span className={classes.value}>{value ?? rest}</span>
            {isSet ? null : <IconChevronDown size={13} stroke={1.8} aria-hidden />}
          </button>
          {isSet ? (
            <button
              type="button"
              className={classes.clear}
              aria-label={t`Drop the filter ${label}`}
              onClick={clear}
            >
              <IconX size={13} stroke={1.8} aria-hidden />
            </button>
          ) : null}
        </div>
      </Popover.Target>
      <Popover.Dropdown p={8} role="dialog" aria-label={label}>
        {children(() => setOpened(false))}
      </Popover.Dropdown>
    </Popover>
  );
}
