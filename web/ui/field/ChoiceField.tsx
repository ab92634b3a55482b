import type { ReactNode } from 'react';
import { type Choice, ChoicePicker, type SearchChoices } from '../ChoicePicker.tsx';
import { EditableField } from './EditableField.tsx';
import type { SaveValue } from './useFieldEditing.ts';

type ChoiceFieldProps = {
  label: string;
  value: Choice | null;
  save: SaveValue<Choice | null>;
  search: SearchChoices;
  /** Names this search among others, for the cache: "companies". */
  searchKey: string;
  icon: (choice: Choice) => ReactNode;
  /** How it reads at rest, such as a link to the record. */
  show?: (choice: Choice) => ReactNode;
  clearable?: boolean;
  readOnly?: boolean;
};

/** Another record, found by typing a part of its name. Picking saves. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { label, value, save, search, searchKey, icon, show, clearable = true, readOnly } = props;
  return (
    <EditableField
      label={label}
      value={value}
      save={save}
      readOnly={readOnly ?? false}
      isSame={(left, right) => left?.id === right?.id}
      show={(choice) => (choice && show ? show(choice) : choice?.name)}
      editor={({ draft, submit, undo }) => (
        <ChoicePicker
          label={label}
          labelHidden
          autoFocus
          value={draft}
          search={search}
          searchKey={searchKey}
          icon={icon}
          clearable={clearable}
          onPick={submit}
          onLeave={undo}
        />
      )}
    />
  );
}
