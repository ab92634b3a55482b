import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Popover, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { formatMoney, parseMoney } from '../ui/money.ts';
import classes from './GoalTable.module.css';

type SpreadYearProps = {
  name: string;
  /** Of the goals that are set; the figure shown adds what stands in for the others. */
  sum: number;
  /** Null where no month has any. */
  shown: number | null;
  isSummed: boolean;
  currency: string;
  /** null: the row has no goals of its own any more. */
  spread: (cents: number | null) => void;
};

/** A row's year: pressed, it takes a figure and spreads it over the months. */
export function SpreadYear({ name, sum, shown, isSummed, currency, spread }: SpreadYearProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const text = shown === null ? '–' : formatMoney(shown, currency);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      offset={4}
      width={260}
      trapFocus
      withRoles={false}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.year}
          data-none={isSummed || shown === null || undefined}
          aria-label={t`${name}, the year: ${text}. Spread a figure over its months`}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {text}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={12} role="dialog" aria-label={t`Spread a year’s goal`}>
        <YearForm
          sum={sum}
          currency={currency}
          spread={(cents) => {
            setOpen(false);
            spread(cents);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function YearForm({ sum, currency, spread }: Pick<SpreadYearProps, 'sum' | 'currency' | 'spread'>) {
  const { t } = useLingui();
  const [text, setText] = useState(sum === 0 ? '' : formatMoney(sum, currency, { exact: true }));
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const cents = parseMoney(text, currency);
    if (text.trim() === '') spread(null);
    else if (typeof cents === 'number' && cents >= 0) spread(cents);
    else setWrong(true);
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        label={t`Goal of the year`}
        description={t`The same for each month, the rest to the last ones. What stands there is replaced; left empty, the months have none.`}
        data-autofocus
        inputMode="decimal"
        value={text}
        error={isWrong ? t`Write an amount such as 12,500` : undefined}
        rightSection={<span className="rp-figures">{currency}</span>}
        rightSectionWidth={44}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setWrong(false);
        }}
      />
      <Button type="submit">
        <Trans>Spread over the months</Trans>
      </Button>
    </form>
  );
}
