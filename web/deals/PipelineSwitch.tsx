import { useLingui } from '@lingui/react/macro';
import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { pipelinesQuery } from '../app/queries.ts';
import { useChangeSearch } from './BoardFilters.tsx';
import type { BoardSearch } from './board-search.ts';
import classes from './PipelineSwitch.module.css';

/** Which pipeline the board shows. With a single one there is nothing to choose. */
export function PipelineSwitch({ search }: { search: BoardSearch }) {
  const { t } = useLingui();
  const change = useChangeSearch();
  const pipelines = (useQuery(pipelinesQuery).data ?? []).filter((one) => !one.retired_at);
  const shown =
    pipelines.find(({ id }) => id === search.pipeline_id) ??
    pipelines.find(({ is_default }) => is_default);
  if (!shown) return null;
  if (pipelines.length === 1) return <span className={classes.only}>{shown.name}</span>;
  return (
    <Menu position="bottom-start" offset={4} width={220}>
      <Menu.Target>
        <UnstyledButton className={classes.switch} aria-label={t`Pipeline: ${shown.name}`}>
          <span className={classes.name}>{shown.name}</span>
          <IconChevronDown size={14} stroke={1.8} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {pipelines.map(({ id, name, is_default }) => (
          <Menu.Item
            key={id}
            rightSection={id === shown.id ? <IconCheck size={15} stroke={2} /> : null}
            onClick={() => change({ pipeline_id: is_default ? undefined : id })}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
