const keyOf = (userId: string) => `rapport-dashboard-${userId}`;

/** The dashboard a person opened last on this machine. Where a browser keeps nothing, none. */
export function readLastOpened(userId: string): string | null {
  try {
    return localStorage.getItem(keyOf(userId));
  } catch {
    return null;
  }
}

export function rememberOpened(userId: string, id: string) {
  try {
    localStorage.setItem(keyOf(userId), id);
  } catch {
    // A browser told to keep nothing: next time the first one of the role is shown.
  }
}

const filtersKeyOf = (id: string) => `rapport-dashboard-filters-${id}`;

/** How a dashboard was filtered when it was left, in this tab: for the way back to it. */
export function readFilters(id: string): Record<string, string> {
  try {
    const text = sessionStorage.getItem(filtersKeyOf(id)) ?? '';
    return Object.fromEntries(new URLSearchParams(text));
  } catch {
    return {};
  }
}

export function rememberFilters(id: string, filters: Record<string, string | undefined>) {
  const said = Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : []));
  try {
    sessionStorage.setItem(filtersKeyOf(id), new URLSearchParams(said).toString());
  } catch {
    // A browser told to keep nothing: the way back leads to the dashboard as it opens.
  }
}
