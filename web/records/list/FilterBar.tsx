import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { FilterChip } from '../../ui/FilterChip.tsx';
import columnMenu from './ColumnMenu.module.css';
import classes from './FilterBar.module.css';
import type { ListFilter } from './list-filter.ts';
import type { ChangeListSearch } from './list-search.ts';
import { MoreFilters } from './MoreFilters.tsx';

type FilterBarProps = {
  filters: ListFilter[];
  /** What is searched for by name. */
  q: string | undefined;
  placeholder: string;
  isTrash: boolean;
  change: ChangeListSearch;
  end: ReactNode;
};

/** Narrows a list down. What is set stands in the address. */
export function FilterBar({ filters, q, placeholder, isTrash, change, end }: FilterBarProps) {
  const { t } = useLingui();
  const isKept = ({ isMore, value }: ListFilter) => isMore === true && value === null;
  const shown = filters.filter((filter) => !isKept(filter));
  const more = filters.filter(isKept);
  return (
    <div className={classes.bar}>
      <fieldset className={classes.filters} aria-label={t`Filters`}>
        <FindInput q={q} placeholder={placeholder} change={change} />
        {shown.map(({ id, choose, isMore: _, ...chip }) => (
          <FilterChip key={id} {...chip}>
            {choose}
          </FilterChip>
        ))}
        {more.length > 0 ? <MoreFilters filters={more} /> : null}
      </fieldset>
      <div className={classes.end}>
        <button
          type="button"
          className={columnMenu.open}
          aria-pressed={isTrash}
          onClick={() => change({ deleted: isTrash ? undefined : 'true' })}
        >
          <IconTrash size={15} stroke={1.6} aria-hidden />
          <Trans>Trash</Trans>
        </button>
        <div className={classes.wide}>{end}</div>
      </div>
    </div>
  );
}

type FindInputProps = Pick<FilterBarProps, 'q' | 'placeholder' | 'change'>;

function FindInput({ q, placeholder, change }: FindInputProps) {
  const [text, setText] = useState(q ?? '');
  // The address can change from elsewhere: back, or "Drop the filters".
  const [seen, setSeen] = useState(q);
  if (seen !== q) {
    setSeen(q);
    if ((q ?? '') !== text.trim()) setText(q ?? '');
  }
  const search = useDebouncedCallback(
    (words: string) => change({ q: words.trim() || undefined }),
    180,
  );
  return (
    <TextInput
      type="search"
      className={classes.find ?? ''}
      aria-label={placeholder}
      placeholder={placeholder}
      maxLength={200}
      leftSection={<IconSearch size={14} stroke={1.7} aria-hidden />}
      leftSectionWidth={28}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
    />
  );
}
