import { Trans } from '@lingui/react/macro';
import { Combobox, InputBase, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
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
  /** Names this search among others, for the cache: "companies". */
  searchKey: string;
  icon: (choice: Choice) => ReactNode;
  placeholder?: string;
  /** Whether emptying the input takes the choice away. */
  clearable?: boolean;
  autoFocus?: boolean;
  error?: ReactNode;
  /** Esc, or focus gone without a choice. */
  onLeave?: () => void;
  className?: string | undefined;
  /** Without a frame, on a slip that has its own. */
  bare?: boolean;
};

/** Finds one record by a part of its name. The first found is a press of Enter away. */
export function ChoicePicker(props: ChoicePickerProps) {
  const { label, value, onPick, icon, onLeave, clearable = true, bare = false } = props;
  // While nothing is typed the input shows the present choice.
  const [typed, setTyped] = useState<string | null>(null);
  const combobox = useCombobox({ defaultOpened: props.autoFocus ?? false });
  const { choices, isFetching } = useChoices(props, typed ?? '');

  const { selectFirstOption, resetSelectedOption } = combobox;
  useEffect(() => {
    if (typed && choices.length > 0) selectFirstOption();
    else resetSelectedOption();
  }, [typed, choices, selectFirstOption, resetSelectedOption]);

  function pick(choice: Choice | null) {
    setTyped(null);
    combobox.closeDropdown();
    onPick(choice);
  }

  return (
    <Combobox
      store={combobox}
      shadow="pop"
      radius={6}
      position="bottom-start"
      {...(bare ? { width: 260 } : {})}
      classNames={{ dropdown: classes.dropdown ?? '', option: classes.choice ?? '' }}
      onOptionSubmit={(id) => pick(choices.find((choice) => choice.id === id) ?? null)}
    >
      <Combobox.Target>
        <InputBase
          {...(props.labelHidden ? { 'aria-label': label } : { label })}
          variant={bare ? 'unstyled' : 'default'}
          className={props.className}
          placeholder={props.placeholder}
          autoFocus={props.autoFocus ?? false}
          autoComplete="off"
          error={props.error}
          value={typed ?? value?.name ?? ''}
          {...(bare
            ? {}
            : { rightSection: <Combobox.Chevron />, rightSectionPointerEvents: 'none' })}
          onChange={(event) => {
            const text = event.currentTarget.value;
            setTyped(text);
            combobox.openDropdown();
            if (text === '' && clearable && value) onPick(null);
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={(event) => {
            event.currentTarget.select();
            if (!bare) combobox.openDropdown();
          }}
          onBlur={() => {
            setTyped(null);
            combobox.closeDropdown();
            onLeave?.();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && onLeave) {
              event.stopPropagation();
              onLeave();
            }
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={choices.length === 0 && isFetching}>
        <Combobox.Options mah={280} className={classes.options} aria-label={label}>
          {choices.map((choice) => (
            <Combobox.Option key={choice.id} value={choice.id} active={choice.id === value?.id}>
              <span className={classes.option}>
                {icon(choice)}
                <span className={classes.name}>{choice.name}</span>
                {choice.hint ? <span className={classes.hint}>{choice.hint}</span> : null}
              </span>
            </Combobox.Option>
          ))}
          {choices.length === 0 ? (
            <Combobox.Empty>
              <Trans>Nothing found</Trans>
            </Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

const none: Choice[] = [];

function useChoices({ search, searchKey }: ChoicePickerProps, typed: string) {
  const [text] = useDebouncedValue(typed, 120);
  const { data, isFetching } = useQuery({
    queryKey: ['choices', searchKey, text],
    queryFn: ({ signal }) => search(text, signal),
    placeholderData: keepPreviousData,
  });
  return { choices: data ?? none, isFetching };
}
