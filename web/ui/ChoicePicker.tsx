import { Trans } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import classes from './ChoicePicker.module.css';

/** A record as a list of choices shows it. */
export type Choice = { id: string; name: string; hint?: string | null };

export type SearchChoices = (text: string, signal: AbortSignal) => Promise<Choice[]>;

type ChoicePickerProps = {
  label: string;
  labelHidden?: boolean;
  value: Choice | null;
  onPick: (choice: Choice | null) => void;
  search: SearchChoices;
  searchKey: string;
  icon: (choice: Choice) => ReactNode;
  placeholder?: string;
  clearable?: boolean;
  autoFocus?: boolean;
  error?: ReactNode;
  /** Esc, or focus gone without a choice. */
  onLeave?: () => void;
  className?: string | undefined;
};

/** Finds one record by a part of its name. */
export function ChoicePicker(props: ChoicePickerProps) {
  const { label, value, onPick, icon, labelHidden, onLeave } = props;
  const [text, setText] = useState(value?.name ?? '');
  const [asked] = useDebouncedValue(text, 120);
  const found = useChoices(props, asked === value?.name ? '' : asked);
  const choices = withPresent(found, value);
  const byId = new Map(choices.map((choice) => [choice.id, choice]));
  return (
    <Select
      {...(labelHidden ? { 'aria-label': label } : { label })}
      className={props.className}
      placeholder={props.placeholder}
      autoFocus={props.autoFocus ?? false}
      defaultDropdownOpened={props.autoFocus ?? false}
      clearable={props.clearable ?? true}
      error={props.error}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      selectFirstOptionOnChange
      maxDropdownHeight={280}
      nothingFoundMessage={<Trans>Nothing found</Trans>}
      data={choices.map((choice) => ({ value: choice.id, label: choice.name }))}
      value={value?.id ?? null}
      onChange={(picked) => onPick(picked === null ? null : (byId.get(picked) ?? null))}
      renderOption={({ option }) => <Option choice={byId.get(option.value)} icon={icon} />}
      onBlur={() => onLeave?.()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave?.();
      }}
    />
  );
}

function Option({ choice, icon }: { choice: Choice | undefined; icon: ChoicePickerProps['icon'] }) {
  if (!choice) return null;
  return (
    <span className={classes.option}>
      {icon(choice)}
      <span className={classes.name}>{choice.name}</span>
      {choice.hint ? <span className={classes.hint}>{choice.hint}</span> : null}
    </span>
  );
}

const none: Choice[] = [];

function useChoices({ search, searchKey }: ChoicePickerProps, text: string) {
  const { data } = useQuery({
    queryKey: ['choices', searchKey, text],
    queryFn: ({ signal }) => search(text, signal),
    placeholderData: keepPreviousData,
  });
  return data ?? none;
}

/** The present value stays choosable, or the input could not show its name. */
function withPresent(found: Choice[], value: Choice | null) {
  if (value === null || found.some((choice) => choice.id === value.id)) return found;
  return [value, ...found];
}
