import { Trans } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './forms.module.css';

/** A link or key that cannot be shown again, with a button that copies it. */
export function ShownOnce({ label, value }: { label: string; value: string }) {
  const { copy, copied } = useClipboard({ timeout: 2500 });
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <div className={classes.once}>
      <TextInput
        aria-label={label}
        readOnly
        value={value}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        data-autofocus
        leftSection={<Icon size={16} stroke={1.8} aria-hidden />}
        onClick={() => copy(value)}
      >
        {copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
      </Button>
    </div>
  );
}
