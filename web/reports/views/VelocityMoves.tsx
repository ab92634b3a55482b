import { t } from '@lingui/core/macro';
import type { ReportTotals } from '../../../contract/reports.ts';
import { formatMoney } from '../../ui/money.ts';
import { Waterfall } from '../charts/Waterfall.tsx';
import { decompose } from '../decompose.ts';
import { daySeconds, formatDelta } from '../figures.ts';
import classes from './Panel.module.css';
import type { Finding } from './Panel.tsx';

type Sum = ReportTotals<'velocity'>['sums'][number];
type Effect = { key: string; name: string; cents: number };
export type Moves = { before: number; after: number; effects: Effect[]; finding: Finding };

/** What each of the four did to the velocity; null where one of them is missing. */
export function velocityMoves(before: Sum, after: Sum): Moves | null {
  const effects = decompose(factorsOf(before), factorsOf(after));
  if (!effects) return null;
  const list = [
    { key: 'open', name: t`Open deals`, cents: effects.open },
    { key: 'rate', name: t`Share won`, cents: effects.rate },
    { key: 'average', name: t`Average deal`, cents: effects.average },
    { key: 'time', name: t`Time to close`, cents: effects.time },
  ];
  return {
    before: before.velocity_cents ?? 0,
    after: after.velocity_cents ?? 0,
    effects: list,
    finding: findingOf(list, after.currency),
  };
}

/** Time divides: twice the days do what half the rest would. */
function factorsOf(sum: Sum) {
  return {
    open: sum.open_count,
    rate: sum.win_rate ?? 0,
    average: sum.average_cents ?? 0,
    time: daySeconds / (sum.cycle_seconds ?? 0),
  };
}

function findingOf(effects: Effect[], currency: string): Finding {
  const most = effects.reduce((a, b) => (Math.abs(b.cents) > Math.abs(a.cents) ? b : a));
  const money = formatMoney(Math.abs(most.cents), currency, { sign: true });
  return most.cents < 0
    ? { strong: most.name, rest: t`took ${money} a day` }
    : { strong: most.name, rest: t`brought ${money} a day`, tone: 'good' };
}

type VelocityMovesProps = { moves: Moves; currency: string };

export function VelocityMoves({ moves, currency }: VelocityMovesProps) {
  const total = (key: string, name: string, cents: number) => {
    const text = formatMoney(cents, currency, { sign: true });
    return {
      key,
      content: name,
      kind: 'total' as const,
      value: cents,
      text,
      tip: t`${name}: ${text} a day`,
    };
  };
  return (
    <>
      <h3 className={classes.sub}>{t`What moved it`}</h3>
      <Waterfall
        label={t`What moved the velocity, from before to now.`}
        rows={[
          total('before', t`Before`, moves.before),
          ...moves.effects.map(({ key, name, cents }) => {
            const text = formatDelta(cents, currency);
            return {
              key,
              content: name,
              kind: 'change' as const,
              value: cents,
              text,
              tip: t`${name}: ${text} a day`,
            };
          }),
          total('after', t`Now`, moves.after),
        ]}
      />
    </>
  );
}
