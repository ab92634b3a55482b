import { plural, t } from '@lingui/core/macro';
import type { ReportName } from '../../contract/reports.ts';
import { longPeriod, spanInWords } from './period-names.ts';
import { isGrain, type Span } from './periods.ts';
import { changeNames } from './views/change-names.ts';
import { rowName } from './views/row-names.tsx';

export type Figure = {
  name: ReportName;
  by: string;
  span: Span;
  /** Of the row; absent for the whole report. */
  key: string | undefined;
  part: string | undefined;
  /** What the key is called, where it is known by now. */
  keyName: string | null;
  ownerName: string | null;
};

/** Which deals these are: "23 deals won in October 2026, by Ines Falkenrath". */
export function figureInWords(figure: Figure, count: number, hasMore: boolean): string {
  const deals = plural(count, { one: '# deal', other: '# deals' });
  const counted = hasMore ? t`More than ${deals}` : deals;
  return [`${counted} ${partInWords(figure)}`.trim(), ...asides(figure)].join(', ');
}

function partInWords({ name, part, key, by, span }: Figure) {
  const when = key && isGrain(by) ? longPeriod(key, by) : spanInWords(span);
  const dated = key && isGrain(by) ? t`in ${when}` : t`from ${when}`;
  if (name === 'stage-duration') return stayInWords(part, dated);
  if (name === 'funnel') return reachInWords(part, dated);
  if (name === 'pipeline-as-of') return t`open at the end of ${when}`;
  switch (part) {
    case 'won':
      return t`won ${dated}`;
    case 'lost':
      return t`lost ${dated}`;
    case 'open':
      return name === 'forecast' ? t`expected to close ${dated}` : t`open ${dated}`;
    case 'closed':
      return t`won or lost ${dated}`;
    default:
      return dated;
  }
}

function stayInWords(part: string | undefined, dated: string) {
  if (part === 'ended') return t`that left this stage ${dated}`;
  return part === 'open' ? t`that still stand in this stage` : t`that stood in this stage ${dated}`;
}

function reachInWords(part: string | undefined, dated: string) {
  if (part === 'lost') return t`that came no further and were lost, ${dated}`;
  if (part === 'next') return t`that went further ${dated}`;
  if (part === 'open') return t`that are open and came no further, ${dated}`;
  return t`that came to this stage or beyond, ${dated}`;
}

/** What else narrows them: the row, and the owner whose deals they are. */
function asides({ name, by, key, keyName, ownerName }: Figure) {
  const words = [];
  if (key !== undefined && !isGrain(by)) words.push(rowInWords(name, by, key, keyName));
  if (ownerName !== null) words.push(t`by ${ownerName}`);
  return words;
}

function rowInWords(report: ReportName, by: string, key: string, keyName: string | null) {
  const name = rowName({ key: key === 'null' ? null : key, name: keyName }, by);
  if (report === 'pipeline-changes') return changeInWords(key);
  if (by === 'owner' && key !== 'null') return t`by ${name}`;
  return name;
}

function changeInWords(key: string) {
  const change = Object.entries(changeNames()).find(([one]) => one === key);
  return change?.[1] ?? key;
}
