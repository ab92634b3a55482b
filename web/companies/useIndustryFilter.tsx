import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ListFilter } from '../records/list/list-filter.ts';
import type { ChangeListSearch, ListSearch } from '../records/list/list-search.ts';
import classes from './useIndustryFilter.module.css';

export function useIndustryFilter(search: ListSearch, change: ChangeListSearch): ListFilter {
  const { t } = useLingui();
  return {
    id: 'industry',
    label: t`Industry`,
    value: search.industry ?? null,
    rest: t`Any`,
    clear: () => change({ industry: undefined }),
    choose: (close) => (
      <IndustryForm
        industry={search.industry}
        choose={(industry) => {
          change({ industry });
          close();
        }}
      />
    ),
  };
}

type IndustryFormProps = {
  industry: string | undefined;
  choose: (industry: string | undefined) => void;
};

/** Industries are written freely, so one is typed as it is written. */
function IndustryForm({ industry, choose }: IndustryFormProps) {
  const { t } = useLingui();
  const [text, setText] = useState(industry ?? '');
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        choose(text.trim() || undefined);
      }}
    >
      <TextInput
        label={t`Industry, as it is written`}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" fullWidth>
        <Trans>Show these</Trans>
      </Button>
    </form>
  );
}
