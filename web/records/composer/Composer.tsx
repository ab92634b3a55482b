import { useLingui } from '@lingui/react/macro';
import { useMediaQuery } from '@mantine/hooks';
import { ComposerForm } from './ComposerForm.tsx';
import { DockedComposer } from './DockedComposer.tsx';
import type { ActivityLinks } from './draft.ts';
import { useComposer } from './useComposer.tsx';

type ComposerProps = {
  links: ActivityLinks;
  /** Who a call is with, when it is known. */
  contact?: string | null;
};

/** Writes down what happened or what comes next; docked at the foot of a phone. */
export function Composer({ links, contact = null }: ComposerProps) {
  const isPhone = useMediaQuery('(max-width: 700px)');
  return isPhone ? (
    <DockedComposer links={links} contact={contact} />
  ) : (
    <WideComposer links={links} contact={contact} />
  );
}

function WideComposer({ links, contact = null }: ComposerProps) {
  const { t } = useLingui();
  const composer = useComposer(links, 'note');
  return <ComposerForm composer={composer} contact={contact} label={t`Write something down`} />;
}
