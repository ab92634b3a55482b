import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { Money } from '../Money.tsx';
import { formatMoney, parseMoney } from '../money.ts';
import { EditableField, type FieldEditor } from './EditableField.tsx';
import type { SaveValue } from './useFieldEditing.ts';

type MoneyFieldProps = {
  label: string;
  /** In minor units. */
  value: number;
  currency: string;
  save: SaveValue<number>;
  readOnly?: boolean;
};

/** An amount of one currency; "12k" and "12.500,50" are understood. */
export function MoneyField({ label, value, currency, save, readOnly }: MoneyFieldProps) {
  return (
    <EditableField
      label={label}
      value={value}
      save={save}
      readOnly={readOnly ?? false}
      show={(cents) => <Money cents={cents} currency={currency} sign exact />}
      editor={(editor) => <MoneyEditor {...editor} currency={currency} />}
    />
  );
}

function MoneyEditor({
  label,
  draft,
  submit,
  undo,
  currency,
}: FieldEditor<number> & { currency: string }) {
  const { t } = useLingui();
  const [text, setText] = useState(formatMoney(draft, currency, { exact: true }));
  const [error, setError] = useState<string>();
  const done = useRef(false);
  const leave = (way: () => void) => {
    if (done.current) return;
    done.current = true;
    way();
  };
  const store = () => {
    const cents = parseMoney(text, currency);
    if (cents === undefined) return setError(t`Write an amount such as 12,500`);
    leave(() => submit(cents ?? 0));
  };
  return (
    <TextInput
      aria-label={label}
      autoFocus
      inputMode="decimal"
      value={text}
      error={error}
      rightSection={<span className="rp-figures">{currency}</span>}
      rightSectionWidth={44}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setText(event.currentTarget.value);
        setError(undefined);
      }}
      onBlur={store}
      onKeyDown={(event) => {
        if (event.key === 'Enter') store();
        if (event.key === 'Escape') {
          event.stopPropagation();
          leave(undo);
        }
      }}
    />
  );
}
