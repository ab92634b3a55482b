import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatMoney, parseMoney } from '../ui/money.ts';
import classes from './ValueFilter.module.css';

type ValueFilterProps = {
  cents: number | undefined;
  currency: string;
  choose: (cents: number | undefined) => void;
};

/** Deals worth at least so much. */
export function ValueFilter({ cents, currency, choose }: ValueFilterProps) {
  const { t } = useLingui();
  const [text, setText] = useState(cents === undefined ? '' : formatMoney(cents, currency));
  const [error, setError] = useState<string>();
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        const typed = parseMoney(text, currency);
        if (typed === undefined) setError(t`Write an amount such as 4,000`);
        else choose(typed || undefined);
      }}
    >
      <TextInput
        label={t`Value over`}
        data-autofocus
        inputMode="decimal"
        placeholder="4,000"
        value={text}
        error={error}
        rightSection={currency}
        rightSectionWidth={44}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setError(undefined);
        }}
      />
      <Button type="submit" fullWidth>
        <Trans>Show these</Trans>
      </Button>
    </form>
  );
}
