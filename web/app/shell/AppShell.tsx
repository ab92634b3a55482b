import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useLiveConnection } from '../live/useLiveConnection.ts';
import classes from './AppShell.module.css';
import { BottomBar } from './BottomBar.tsx';
import { Spine } from './Spine.tsx';
import { ShellCommands } from './shell-commands.ts';
import { useShellKeys } from './useShellKeys.ts';

const Palette = lazy(async () => ({ default: (await import('../palette/Palette.tsx')).Palette }));
const Shortcuts = lazy(async () => ({ default: (await import('./Shortcuts.tsx')).Shortcuts }));
const NewDeal = lazy(async () => ({ default: (await import('../../deals/NewDeal.tsx')).NewDeal }));

type Opened = 'palette' | 'shortcuts' | 'new-deal' | null;

/** Spine, page, and what can open over every page: palette, shortcuts, new deal. */
export function AppShell() {
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const [commands] = useState(() => ({
    openPalette: () => setOpened('palette'),
    openShortcuts: () => setOpened('shortcuts'),
    openNewDeal: () => setOpened('new-deal'),
  }));
  useShellKeys(commands);
  useLiveConnection();
  return (
    <ShellCommands value={commands}>
      <div className={classes.shell}>
        <Spine />
        <main className={classes.page}>
          <Outlet />
        </main>
        <BottomBar />
      </div>
      <Suspense>
        {opened === 'palette' ? <Palette close={close} /> : null}
        {opened === 'shortcuts' ? <Shortcuts close={close} /> : null}
        {opened === 'new-deal' ? <NewDeal close={close} /> : null}
      </Suspense>
    </ShellCommands>
  );
}
