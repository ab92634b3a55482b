import { api } from '../api.ts';

/** A full page load afterwards: nothing of what one person saw stays in memory for the next. */
export async function signOut() {
  await api('/session', { method: 'DELETE' }).catch(() => undefined);
  window.location.assign('/sign-in');
}
