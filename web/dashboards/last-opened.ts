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
