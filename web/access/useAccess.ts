import { useMutation } from '@tanstack/react-query';
import { ApiProblem, api } from '../app/api.ts';

/** Sends a form of the way in. A full page load follows, so that nothing of before is kept. */
export function useAccess(
  path: string,
  to: string,
  showErrors: (errors: Record<string, string>) => void,
) {
  return useMutation({
    mutationFn: (body: unknown) => api<unknown>(path, { method: 'POST', body }),
    onSuccess: () => window.location.assign(to),
    onError: (error) => {
      if (error instanceof ApiProblem) showErrors(error.fieldErrors);
    },
  });
}

/** Only an address of this app: a link must not lead a person who signs in to another site. */
export function safeReturn(from: string | undefined) {
  return from?.startsWith('/') && !from.startsWith('//') && !from.includes('\\')
    ? from
    : '/pipeline';
}
