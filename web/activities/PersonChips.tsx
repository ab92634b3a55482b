import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMe, usersQuery } from '../app/queries.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { FilterChip } from '../ui/FilterChip.tsx';
import { OptionList } from '../ui/OptionList.tsx';
import classes from './PersonChips.module.css';
import type { Whose } from './tasks.ts';

/** Managers see what others have to do; everyone else their own. */
export function PersonChips({ whose }: { whose: Whose }) {
  const { t } = useLingui();
  const me = useMe();
  const navigate = useNavigate();
  const users = useQuery(usersQuery).data ?? [];
  if (me.role !== 'admin' && me.role !== 'manager') return null;
  const others = users.filter(({ id, is_active }) => is_active && id !== me.id);
  const show = (id: Whose) =>
    void navigate({ to: '/tasks', search: id === me.id ? {} : { assignee_id: id } });
  const chosen = users.find(({ id }) => id === whose)?.name;
  return (
    <div className={classes.bar}>
      <FilterChip
        label={t`Person`}
        value={whose === me.id ? null : whose === 'everyone' ? t`Everyone` : (chosen ?? t`One`)}
        rest={t`You`}
        clear={() => show(me.id)}
      >
        {(close) => (
          <OptionList
            options={[
              { id: 'everyone', name: t`Everyone` },
              { id: me.id, name: t`${me.name} (you)`, icon: <Face id={me.id} name={me.name} /> },
              ...others.map(({ id, name }) => ({ id, name, icon: <Face id={id} name={name} /> })),
            ]}
            chosen={whose}
            choose={(id) => {
              show(id);
              close();
            }}
          />
        )}
      </FilterChip>
    </div>
  );
}

function Face({ id, name }: { id: string; name: string }) {
  return <Avatar id={id} name={name} decorative />;
}
