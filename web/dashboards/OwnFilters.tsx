import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { pipelinesQuery, teamsQuery, usersQuery } from '../app/queries.ts';
import classes from './AddWidget.module.css';
import { OwnPeriod } from './OwnPeriod.tsx';
import type { WidgetFieldsProps } from './WidgetFields.tsx';

/** What a panel counts otherwise than its dashboard; left open, the dashboard says. */
export function OwnFilters({ draft, change }: WidgetFieldsProps) {
  const { t } = useLingui();
  const users = useQuery(usersQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  const asData = (list: { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  const asDashboard = t`As the dashboard`;
  return (
    <div className={classes.pair}>
      <OwnPeriod draft={draft} change={change} placeholder={asDashboard} />
      <Select
        label={t`Pipeline`}
        placeholder={asDashboard}
        clearable
        data={asData(pipelines)}
        value={draft.pipeline_id}
        onChange={(pipeline_id) => change({ pipeline_id })}
      />
      <Select
        label={t`Team`}
        placeholder={asDashboard}
        clearable
        data={asData(teams)}
        value={draft.team_id}
        onChange={(team_id) => change({ team_id })}
      />
      <Select
        label={t`Owner`}
        placeholder={asDashboard}
        clearable
        searchable
        data={asData(users)}
        value={draft.owner_id}
        onChange={(owner_id) => change({ owner_id })}
      />
    </div>
  );
}
