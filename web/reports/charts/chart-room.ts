import { createContext, use } from 'react';

/** How high a chart may be, in px, where its place is given; null where it takes what it needs. */
export const ChartRoom = createContext<number | null>(null);

export function useChartHeight(usual: number) {
  return use(ChartRoom) ?? usual;
}

const leastRow = 22;

/** Rows stand closer where there is little room, and a little apart where there is much. */
export function useRowHeight(rows: number, usual: number, aside = 0) {
  const room = use(ChartRoom);
  if (room === null || rows === 0) return usual;
  const fitting = Math.floor((room - aside) / rows);
  return Math.min(Math.max(fitting, leastRow), Math.round(usual * 1.3));
}
