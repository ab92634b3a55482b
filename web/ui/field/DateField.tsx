import { useRef, useState } from 'react';
import { DateEntry } from '../DateEntry.tsx';
import { DateText } from '../DateText.tsx';
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
  const leave = (way: () => void) => {
    if (done.current) return;
    done.current = true;
    way();
  };
  return (
    <DateEntry
      aria-label={label}
      autoFocus
      value={day}
      onChange={setDay}
      onBlur={() => leave(() => submit(day))}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave(() => submit(day));
        if (event.key === 'Escape') {
          event.stopPropagation();
          leave(undo);
        }
      }}
    />
  );
}
