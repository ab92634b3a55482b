import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useLiveConnection } from '../live/useLiveConnection.ts';
import type { Palette as PalettePart } from '../palette/Palette.tsx';
import classes from './AppShell.module.css';
import { BottomBar } from './BottomBar.tsx';
import { LoadingBar } from './LoadingBar.tsx';
import { Spine } from './Spine.tsx';
import { ShellCommands } from './shell-commands.ts';
import { useShellKeys } from './useShellKeys.ts';

const Shortcuts = lazy(async () => ({ default: (await import('./Shortcuts.tsx')).Shortcuts }));
const NewDeal = lazy(async () => ({ default: (await import('../../deals/NewDeal.tsx')).NewDeal }));

type Opened = { what: 'palette' | 'shortcuts' } | { what: 'new-deal'; title: string } | null;

/** Spine, page, and what can open over every page: palette, shortcuts, new deal. */
export function AppShell() {
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const [commands] = useState(() => ({
    openPalette: () => setOpened({ what: 'palette' }),
    openShortcuts: () => setOpened({ what: 'shortcuts' }),
    openNewDeal: (title = '') => setOpened({ what: 'new-deal', title }),
  }));
  const Palette = usePalette();
  useShellKeys(commands);
  useLiveConnection();
  return (
    <ShellCommands value={commands}>
      <LoadingBar />
      <div className={classes.shell}>
        <Spine />
        <main className={classes.page}>
          <Outlet />
        </main>
        <BottomBar />
      </div>
      {Palette && opened?.what === 'palette' ? <Palette close={close} /> : null}
      <Suspense>
        {opened?.what === 'shortcuts' ? <Shortcuts close={close} /> : null}
        {opened?.what === 'new-deal' ? <NewDeal close={close} title={opened.title} /> : null}
      </Suspense>
    </ShellCommands>
  );
}

/**
 * Fetched once the page stands, and held ready: one types on at once after ⌘K, and no letter may
 * be lost to loading, nor to the pause with which React shows what was suspended.
 */
function usePalette() {
  const [palette, setPalette] = useState<{ Palette: typeof PalettePart } | null>(null);
  useEffect(() => void import('../palette/Palette.tsx').then(setPalette), []);
  return palette?.Palette;
}
