import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, Popover } from '@mantine/core';
import { IconColumns } from '@tabler/icons-react';
import classes from './ColumnMenu.module.css';
import type { RecordColumn } from './columns.ts';
import type { ColumnChoice } from './useColumnChoice.ts';

type ColumnMenuProps<Row> = { columns: RecordColumn<Row>[]; choice: ColumnChoice };

/** Which columns to show. The first one, the name, stays. */
export function ColumnMenu<Row>({ columns, choice }: ColumnMenuProps<Row>) {
  const { t } = useLingui();
  const shown = columns.filter(({ id }) => choice.visibility[id]).length;
  return (
    <Popover position="bottom-end" width={220} trapFocus>
      <Popover.Target>
        <button type="button" className={classes.open}>
          <IconColumns size={15} stroke={1.6} aria-hidden />
          <Trans>
            {shown} of {columns.length} columns
          </Trans>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Columns`} p={8}>
        <ul className={classes.list}>
          {columns.slice(1).map(({ id, name }) => (
            <li key={id}>
              <Checkbox
                className={classes.column ?? ''}
                label={name}
                checked={choice.visibility[id] ?? false}
                onChange={(event) =>
                  choice.setVisibility((before) => ({
                    ...before,
                    [id]: event.currentTarget.checked,
                  }))
                }
              />
            </li>
          ))}
        </ul>
        <button type="button" className={classes.reset} onClick={choice.reset}>
          <Trans>As at the start</Trans>
        </button>
      </Popover.Dropdown>
    </Popover>
  );
}
