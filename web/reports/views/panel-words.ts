import { createContext } from 'react';

/** What a panel is called where it is not just its report's name, and how it differs: "This year". */
export const PanelWords = createContext<{ title: string; note: string | null } | null>(null);
