import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { EditableField } from './EditableField.tsx';
import type { SaveValue } from './useFieldEditing.ts';

export type SelectOption<Value extends string> = { value: Value; label: string };

type SelectFieldProps<Value extends string> = {
  label: string;
  value: Value | null;
  options: SelectOption<Value>[];
  save: SaveValue<Value | null>;
  show?: (option: SelectOption<Value>) => ReactNode;
  /** Whether the value may be taken away. */
  clearable?: boolean;
  readOnly?: boolean;
};

/** One of a few known values. Picking saves. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, value, options, save, show, clearable = false, readOnly } = props;
  const find = (asked: string | null) => options.find((option) => option.value === asked);
  const read = (asked: Value | null) => {
    const option = find(asked);
    return option && show ? show(option) : (option?.label ?? asked);
  };
  return (
    <EditableField
      label={label}
      value={value}
      save={save}
      readOnly={readOnly ?? false}
      show={read}
      editor={({ draft, submit, undo }) => (
        <Select
          aria-label={label}
          autoFocus
          defaultDropdownOpened
          clearable={clearable}
          data={options}
          value={draft}
          onChange={(picked) => submit(find(picked)?.value ?? null)}
          onDropdownClose={() => submit(draft)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') undo();
          }}
        />
      )}
    />
  );
}
