import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconLink, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { showToast } from '../app/toasts/toasts.ts';
import type { RecordKind } from './record-kind.ts';
import { useTrash } from './useTrash.tsx';

type RecordMenuProps = { kind: RecordKind; id: string; name: string; mayChange: boolean };

/** What else can be done with a record: its address, the trash. */
export function RecordMenu({ kind, id, name, mayChange }: RecordMenuProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { trash } = useTrash(kind);
  const copyLink = async () => {
    await navigator.clipboard.writeText(window.location.href);
    showToast(<Trans>The link is copied.</Trans>);
  };
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon size={32} aria-label={t`More`}>
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconLink size={16} stroke={1.7} />}
          onClick={() => void copyLink()}
        >
          <Trans>Copy link</Trans>
        </Menu.Item>
        {mayChange ? (
          <Menu.Item
            leftSection={<IconTrash size={16} stroke={1.7} />}
            onClick={() =>
              trash({ id, name }, { onSuccess: () => void navigate({ to: `/${kind}` }) })
            }
          >
            <Trans>Move to the trash</Trans>
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
