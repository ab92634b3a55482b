import { useLingui } from '@lingui/react/macro';
import { Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { modKey } from '../Keys.tsx';
import { EditableField, type FieldEditor } from './EditableField.tsx';
import type { SaveValue } from './useFieldEditing.ts';

export type TextFieldProps = {
  label: string;
  value: string | null;
  save: SaveValue<string | null>;
  type?: 'text' | 'email' | 'tel' | 'url' | 'number';
  multiline?: boolean;
  /** How it reads at rest, such as a link to write to an address. */
  show?: (value: string) => ReactNode;
  readOnly?: boolean;
};

/** A line or a page of text; an emptied field is null. */
export function TextField({ label, value, save, show, readOnly, ...kind }: TextFieldProps) {
  const { t } = useLingui();
  return (
    <EditableField
      label={label}
      value={value}
      save={save}
      readOnly={readOnly ?? false}
      show={(text) => (show && text !== null ? show(text) : text)}
      editor={(editor) => <TextEditor {...editor} {...kind} />}
      keysHint={kind.multiline ? t`${modKey}Enter saves, Esc undoes` : undefined}
    />
  );
}

type TextEditorProps = FieldEditor<string | null> & Pick<TextFieldProps, 'type' | 'multiline'>;

function TextEditor({ label, draft, submit, undo, type = 'text', multiline }: TextEditorProps) {
  const [text, setText] = useState(draft ?? '');
  // Enter takes the input away, which blurs it: only the first way out counts.
  const done = useRef(false);
  const leave = (way: () => void) => {
    if (done.current) return;
    done.current = true;
    way();
  };
  const store = () => leave(() => submit(text.trim() === '' ? null : text.trim()));
  const input = {
    'aria-label': label,
    autoFocus: true,
    value: text,
    onChange: (event: { currentTarget: { value: string } }) => setText(event.currentTarget.value),
    onBlur: store,
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        leave(undo);
      }
      const saves = multiline ? event.metaKey || event.ctrlKey : true;
      if (event.key === 'Enter' && saves && !event.nativeEvent.isComposing) {
        event.preventDefault();
        store();
      }
    },
  };
  if (multiline) return <Textarea {...input} autosize minRows={3} maxRows={16} />;
  return <TextInput {...input} type={type === 'number' ? 'text' : type} inputMode={modeOf(type)} />;
}

function modeOf(type: NonNullable<TextFieldProps['type']>) {
  return type === 'number' ? 'numeric' : type;
}
