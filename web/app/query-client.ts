import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api.ts';

/** Whoever is no longer signed in goes to the sign-in page and comes back to where they were. */
function leaveWhenSignedOut(error: Error) {
  // A wrong present password is a 401 too, but not of the session.
  if (!(error instanceof ApiProblem) || error.status !== 401) return;
  if (error.code === 'wrong_password') return;
  if (publicPaths.includes(window.location.pathname)) return;
  // The wall of an office keeps its last figures; the page says so itself.
  if (document.fullscreenElement !== null) return;
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?from=${encodeURIComponent(here)}`);
}

const publicPaths = ['/sign-in', '/setup', '/invitation'];

/** The server's refusals are final; only a lost connection is worth asking twice. */
function isWorthRetrying(failures: number, error: Error) {
  return (
    failures < 2 && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500)
  );
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
  mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
  defaultOptions: {
    // Long enough that the parts of a page do not ask twice; a page that is opened again asks anew.
    queries: { staleTime: 2_000, retry: isWorthRetrying },
    mutations: { networkMode: 'always' },
  },
});
