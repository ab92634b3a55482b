import { Trans, useLingui } from '@lingui/react/macro';
import { IconLayoutKanban, IconList } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ListSearch } from '../records/list/list-search.ts';
import { readBoardSearch } from './board-search.ts';
import classes from './ViewSwitch.module.css';

/** The list's side of the switch: back to the board with the filters it knows. */
export function DealsViewSwitch({ search }: { search: ListSearch }) {
  const { t } = useLingui();
  return (
    <nav className={classes.switch} aria-label={t`View`}>
      <Link to="/pipeline" search={readBoardSearch(search)} className={classes.view}>
        <IconLayoutKanban size={15} stroke={1.8} aria-hidden />
        <Trans>Board</Trans>
      </Link>
      <span className={classes.view} aria-current="page">
        <IconList size={15} stroke={1.8} aria-hidden />
        <Trans>List</Trans>
      </span>
    </nav>
  );
}
