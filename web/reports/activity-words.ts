import { plural, t } from '@lingui/core/macro';
import type { ReportActivity } from '../../contract/report-figures.ts';
import { datedInWords, type Figure, join } from './figure-words.ts';
import { isGrain } from './periods.ts';
import { holderInWords } from './views/row-names.tsx';

type Kind = ReportActivity['type'];
export type ActivityFigure = Figure & {
  type: string | undefined;
  /** null: without one. */
  outcome: string | null | undefined;
};

/** Which activities these are: "36 calls by Leo Castel with the outcome “reached” in October 2026". */
export function activitiesInWords(figure: ActivityFigure, count: number): string {
  const { by, key, keyName, part, outcome, type } = figure;
  const holder = key === undefined || isGrain(by) ? '' : holderInWords({ key, name: keyName }, by);
  const state = part === 'open' ? t`not done` : part === 'overdue' ? t`late` : '';
  const result =
    outcome === undefined
      ? ''
      : outcome === null
        ? t`without an outcome`
        : t`with the outcome “${outcome}”`;
  const words = join(countOf(type, count), state, holder, result, datedInWords(figure));
  return [words, ...figure.filters].join(', ');
}

function countOf(type: string | undefined, count: number) {
  const names: Record<Kind, string> = {
    email: plural(count, { one: '# e-mail', other: '# e-mails' }),
    call: plural(count, { one: '# call', other: '# calls' }),
    note: plural(count, { one: '# note', other: '# notes' }),
    meeting: plural(count, { one: '# meeting', other: '# meetings' }),
    task: plural(count, { one: '# task', other: '# tasks' }),
  };
  const named = Object.entries(names).find(([kind]) => kind === type);
  return named?.[1] ?? plural(count, { one: '# activity', other: '# activities' });
}
