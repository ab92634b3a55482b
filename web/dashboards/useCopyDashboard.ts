import { useLingui } from '@lingui/react/macro';
import type { Dashboard } from '../../contract/dashboards.ts';
import { showToast } from '../app/toasts/toasts.ts';
import { useAddDashboard } from './useDashboardActs.ts';

const longestName = 100;

/** A private one with the same panels and filters, opened at once. */
export function useCopyDashboard({ id, name }: Pick<Dashboard, 'id' | 'name'>) {
  const { t } = useLingui();
  const { mutate, isPending } = useAddDashboard();
  return () => {
    if (isPending) return;
    mutate(
      { name: t`${name}, copy`.slice(0, longestName), copy_of: id },
      {
        onSuccess: () => showToast(t`This copy is yours to arrange.`),
        onError: (error) => showToast(error.message, { tone: 'refused' }),
      },
    );
  };
}
