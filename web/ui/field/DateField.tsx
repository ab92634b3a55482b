import { useRef, useState } from 'react';
import { DateEntry } from '../DateEntry.tsx';
import { DateText } from '../DateText.tsx';
import { readTypedDay } from '../typed-day.ts';
import { EditableField, type FieldEditor } from './EditableField.tsx';
import type { SaveValue } from './useFieldEditing.ts';

type DateFieldProps = {
  label: string;
  /** YYYY-MM-DD. */
  value: string | null;
  save: SaveValue<string | null>;
  readOnly?: boolean;
};

/** A calendar day, typed or picked. */
export function DateField({ label, value, save, readOnly }: DateFieldProps) {
  return (
    <EditableField
      label={label}
      value={value}
      save={save}
      readOnly={readOnly ?? false}
      show={(day) => (day === null ? null : <DateText value={day} year />)}
      editor={(editor) => <DateEditor {...editor} />}
    />
  );
}

function DateEditor({ label, draft, submit, undo }: FieldEditor<string | null>) {
  const [day, setDay] = useState(draft);
  const done = useRef(false);
  const typed = useRef('');
  const leave = (way: () => void) => {
    if (done.current) return;
    done.current = true;
    way();
  };
  /** Stays open with what cannot be read, which the input names. */
  const finish = () => {
    if (typed.current.trim() === '' || readTypedDay(typed.current)) leave(() => submit(day));
  };
  return (
    <DateEntry
      aria-label={label}
      autoFocus
      value={day}
      onChange={(picked) => {
        typed.current = '';
        setDay(picked);
      }}
      onInput={(event) => {
        typed.current = event.currentTarget.value;
      }}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish();
        if (event.key === 'Escape') {
          event.stopPropagation();
          leave(undo);
        }
      }}
    />
  );
}
