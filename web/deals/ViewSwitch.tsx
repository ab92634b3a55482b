import { Trans, useLingui } from '@lingui/react/macro';
import { IconLayoutKanban, IconList } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { BoardSearch } from './board-search.ts';
import classes from './ViewSwitch.module.css';

/** Board and list: two views of one thing, filtered alike. */
export function ViewSwitch({ search }: { search: BoardSearch }) {
  const { t } = useLingui();
  const same = Object.fromEntries(
    Object.entries(search).map(([name, value]) => [name, String(value)]),
  );
  return (
    <nav className={classes.switch} aria-label={t`View`}>
      <span className={classes.view} aria-current="page">
        <IconLayoutKanban size={15} stroke={1.8} aria-hidden />
        <Trans>Board</Trans>
      </span>
      <Link to="/deals" search={same} className={classes.view}>
        <IconList size={15} stroke={1.8} aria-hidden />
        <Trans>List</Trans>
      </Link>
    </nav>
  );
}
