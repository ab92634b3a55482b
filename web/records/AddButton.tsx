import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';

/** The plus at the right of a section's heading. */
export function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <ActionIcon size={24} aria-label={label} title={label} onClick={onClick}>
      <IconPlus size={16} stroke={1.7} />
    </ActionIcon>
  );
}
