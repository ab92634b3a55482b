import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { formatMoney, parseMoney } from '../ui/money.ts';
import classes from './GoalTable.module.css';
import { sumInWords } from './sum-words.ts';
import type { GoalSum } from './sums.ts';

type GoalCellProps = {
  /** Whose and which month, for those who hear the table. */
  name: string;
  cents: number | null;
  /** What stands in where none is set. */
  sum: GoalSum | null;
  currency: string;
  mayChange: boolean;
  isEdited: boolean;
  edit: () => void;
  /** Ends editing, and goes on with the cell so many steps further; 0 stays. */
  leave: (step: number) => void;
  save: (cents: number | null) => void;
};

/** One month's goal; a press makes it an input. Enter and Tab save, Esc undoes. */
export function GoalCell(props: GoalCellProps) {
  const { name, cents, sum, currency, mayChange, isEdited, edit } = props;
  const { t } = useLingui();
  const button = useRef<HTMLButtonElement>(null);
  const wasEdited = useRef(false);
  useEffect(() => {
    if (wasEdited.current && !isEdited && document.activeElement === document.body) {
      button.current?.focus();
    }
    wasEdited.current = isEdited;
  }, [isEdited]);
  const shown = cents ?? sum?.cents ?? null;
  const text = shown === null ? '–' : formatMoney(shown, currency, { exact: true });
  const source = cents === null && sum !== null ? sumInWords(sum.of, sum.ids.length) : null;
  if (!mayChange) return <td>{text}</td>;
  if (isEdited) return <td className={classes.edited}>{<Editor {...props} />}</td>;
  return (
    <td className={classes.editable}>
      <button
        ref={button}
        type="button"
        data-none={cents === null || undefined}
        title={source ?? undefined}
        aria-label={source ? t`${name}: ${text}, ${source}. Edit` : t`${name}: ${text}. Edit`}
        onClick={edit}
      >
        {text}
      </button>
    </td>
  );
}

function Editor({ name, cents, currency, leave, save }: GoalCellProps) {
  const { t } = useLingui();
  const [text, setText] = useState(
    cents === null ? '' : formatMoney(cents, currency, { exact: true }),
  );
  const [isWrong, setWrong] = useState(false);
  const isDone = useRef(false);
  /** Answers whether the cell may be left. */
  const store = () => {
    if (isDone.current) return true;
    const value = parseMoney(text, currency);
    if (value === undefined || (value ?? 0) < 0) {
      setWrong(true);
      return false;
    }
    isDone.current = true;
    if (value !== cents) save(value);
    return true;
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      isDone.current = true;
      leave(0);
    }
    if (event.key === 'Enter') {
      // The button that gets the focus would take the same press for its own.
      event.preventDefault();
      if (store()) leave(0);
    }
    if (event.key === 'Tab') {
      event.preventDefault();
      if (store()) leave(event.shiftKey ? -1 : 1);
    }
  };
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: the press on the cell asked for it
        autoFocus
        aria-label={name}
        aria-invalid={isWrong}
        inputMode="decimal"
        value={text}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setWrong(false);
        }}
        onKeyDown={press}
        onBlur={() => {
          if (!isDone.current && store()) leave(0);
        }}
      />
      {isWrong ? (
        <span className={classes.wrong} role="alert">
          {t`Write an amount such as 12,500`}
        </span>
      ) : null}
    </>
  );
}
