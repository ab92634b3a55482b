import { useLingui } from '@lingui/react/macro';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long something lasted, in its largest unit: "8 d", "5 h", "12 min". */
export function useStayWords() {
  const { t } = useLingui();
  return (length: number) => {
    if (length >= day) return t`${Math.floor(length / day)} d`;
    if (length >= hour) return t`${Math.floor(length / hour)} h`;
    return t`${Math.max(0, Math.floor(length / minute))} min`;
  };
}
