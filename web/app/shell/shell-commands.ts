import { createContext, use } from 'react';

export type Commands = {
  openPalette: () => void;
  openShortcuts: () => void;
  openNewDeal: (title?: string) => void;
};

export const ShellCommands = createContext<Commands | null>(null);

/** What every page can open over itself. */
export function useShellCommands() {
  const commands = use(ShellCommands);
  if (!commands) throw new Error('useShellCommands is for pages inside the shell');
  return commands;
}
