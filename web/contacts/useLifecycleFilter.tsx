import { useLingui } from '@lingui/react/macro';
import type { ListFilter } from '../records/list/list-filter.ts';
import type { ChangeListSearch, ListSearch } from '../records/list/list-search.ts';
import { OptionList } from '../ui/OptionList.tsx';
import { lifecycles, useLifecycleNames } from './useLifecycleNames.ts';

export function useLifecycleFilter(search: ListSearch, change: ChangeListSearch): ListFilter {
  const { t } = useLingui();
  const names = useLifecycleNames();
  const chosen = lifecycles.find((one) => one === search.lifecycle);
  return {
    id: 'lifecycle',
    label: t`Lifecycle`,
    value: search.lifecycle ? (chosen ? names[chosen] : search.lifecycle) : null,
    rest: t`Any`,
    clear: () => change({ lifecycle: undefined }),
    choose: (close) => (
      <OptionList
        options={lifecycles.map((id) => ({ id, name: names[id] }))}
        chosen={chosen ?? null}
        choose={(lifecycle) => {
          change({ lifecycle });
          close();
        }}
      />
    ),
  };
}
