import { useLingui } from '@lingui/react/macro';
import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { LostReasonForm } from './LostReason.tsx';

type LostPopoverProps = {
  title: string;
  opened: boolean;
  close: () => void;
  lose: (reason: string) => void;
  children: ReactNode;
};

/** Asks why before a deal is lost, beside what was pressed. */
export function LostPopover({ title, opened, close, lose, children }: LostPopoverProps) {
  const { t } = useLingui();
  return (
    <Popover
      opened={opened}
      onChange={(now) => {
        if (!now) close();
      }}
      position="bottom-end"
      width={300}
      trapFocus
      returnFocus
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown aria-label={t`Why was ${title} lost?`}>
        <LostReasonForm
          title={title}
          lose={(reason) => {
            close();
            lose(reason);
          }}
          cancel={close}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
