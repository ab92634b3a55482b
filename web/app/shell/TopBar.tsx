import { useLingui } from '@lingui/react/macro';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Keys, modKey } from '../../ui/Keys.tsx';
import { useShellCommands } from './shell-commands.ts';
import classes from './TopBar.module.css';
import { UserMenu } from './UserMenu.tsx';

type TopBarProps = {
  /** The page's title, or the way to it (breadcrumbs). */
  children: ReactNode;
  /** The page's one filled button. */
  action?: ReactNode;
};

/** 52 px over every page: where one is, search, the page's action. */
export function TopBar({ children, action }: TopBarProps) {
  return (
    <header className={classes.bar}>
      <div className={classes.start}>{children}</div>
      <div className={classes.end}>
        <SearchButton />
        {action}
        <span className={classes.me}>
          <UserMenu compact />
        </span>
      </div>
    </header>
  );
}

export function PageTitle({ children }: { children: ReactNode }) {
  return <h1 className={classes.title}>{children}</h1>;
}

function SearchButton() {
  const { t } = useLingui();
  const { openPalette } = useShellCommands();
  return (
    <button type="button" className={classes.search} onClick={openPalette}>
      <IconSearch size={16} stroke={1.7} aria-hidden />
      <span className={classes.searchText}>{t`Search or jump to`}</span>
      <span className={classes.searchKeys} aria-hidden>
        <Keys keys={`${modKey}K`} />
      </span>
    </button>
  );
}
