import { useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { ComposerForm } from './composer/ComposerForm.tsx';
import type { ActivityLinks } from './composer/draft.ts';
import { useComposer } from './composer/useComposer.tsx';

/** Plans something with a record, from beside its feed. */
export function AddStep({ links, close }: { links: ActivityLinks; close: () => void }) {
  const { t } = useLingui();
  const composer = useComposer(links, 'task', close);
  return (
    <Modal opened onClose={close} title={t`Next step`} size={560}>
      <ComposerForm composer={composer} contact={null} label={t`Next step`} autoFocus />
    </Modal>
  );
}
