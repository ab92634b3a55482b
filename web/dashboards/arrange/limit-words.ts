import { t } from '@lingui/core/macro';
import { heights, type Limit, widths } from './order.ts';

/** Why a panel gets no larger or smaller. */
export function limitInWords(limit: Limit): string {
  const words: Record<Limit, string> = {
    widest: t`As wide as the page: ${widths.most} columns`,
    narrowest: t`Narrower it could not be read: ${widths.least} columns`,
    tallest: t`As tall as a panel may be: ${heights.most} rows`,
    shortest: t`As short as a panel may be: ${heights.least} row`,
  };
  return words[limit];
}
