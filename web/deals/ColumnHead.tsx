import { Plural, Trans } from '@lingui/react/macro';
import type { Deal, Sum } from '../../contract/deals.ts';
import type { Stage } from '../../contract/pipelines.ts';
import { useHomeCurrency } from '../app/queries.ts';
import { Money } from '../ui/Money.tsx';
import { formatMoney } from '../ui/money.ts';
import { OxfordRule } from '../ui/OxfordRule.tsx';
import { TallyMark } from '../ui/TallyMark.tsx';
import classes from './ColumnHead.module.css';
import type { StageMark } from './stage-marks.ts';

type ColumnHeadProps = {
  stage: Stage;
  mark: StageMark;
  count: number;
  sums: Sum[];
  /** The deal that hangs over this column: what it would add. */
  arriving: Deal | null;
};

/** A stage's name over its figures, with an Oxford rule in its colour. */
export function ColumnHead({ stage, mark, count, sums, arriving }: ColumnHeadProps) {
  return (
    <header className={classes.head} data-kind={mark.kind}>
      <div className={classes.nameRow}>
        <TallyMark {...mark} />
        <h2 className={classes.name} title={stage.name}>
          {stage.name}
        </h2>
        <span className={classes.count}>
          {count.toLocaleString()}
          <span className={classes.unseen}>
            {' '}
            <Plural value={count} one="deal" other="deals" />
          </span>
        </span>
      </div>
      <Totals stage={stage} mark={mark} sums={sums} arriving={arriving} />
      <OxfordRule colour={mark.colour} />
    </header>
  );
}

export function Totals({ stage, mark, sums, arriving }: Omit<ColumnHeadProps, 'count'>) {
  const adds = arriving ? <Arriving deal={arriving} /> : null;
  if (mark.kind !== 'open') {
    // Closed columns are narrow: what the lifted card adds stands in a line of its own.
    return (
      <div className={classes.figures}>
        <span className={classes.word}>
          <Trans>Total</Trans>
        </span>
        <Figures
          sums={sums}
          of="value_cents"
          sign
          lost={mark.kind === 'lost'}
          className={classes.total}
        />
        <span className={classes.word}>{adds ?? <Trans>This quarter</Trans>}</span>
      </div>
    );
  }
  return (
    <div className={classes.figures}>
      <span className={classes.word}>{adds ?? <Trans>Total</Trans>}</span>
      <Figures sums={sums} of="value_cents" sign className={classes.total} />
      <span className={classes.word}>
        <Trans>At {stage.probability} %</Trans>
      </span>
      <Figures sums={sums} of="weighted_cents" className={classes.weighted} />
    </div>
  );
}

function Arriving({ deal }: { deal: Deal }) {
  const home = useHomeCurrency();
  return (
    <span className={classes.arriving}>
      +{formatMoney(deal.value_cents, deal.currency, { sign: deal.currency !== home })}
    </span>
  );
}

type FiguresProps = {
  sums: Sum[];
  of: 'value_cents' | 'weighted_cents';
  sign?: boolean;
  lost?: boolean;
  className: string | undefined;
};

const mostCurrencies = 3;

/** One figure a currency, the largest first; unlike currencies are never added. */
export function Figures({ sums, of, sign = false, lost = false, className }: FiguresProps) {
  const shown = sums
    .filter((sum) => sum.value_cents !== 0 || sums.length === 1)
    .toSorted((left, right) => right[of] - left[of]);
  if (shown.length === 0) return <span className={className}>–</span>;
  return (
    <span className={className}>
      {shown.slice(0, mostCurrencies).map((sum) => (
        <Money
          key={sum.currency}
          cents={sum[of]}
          currency={sum.currency}
          sign={sign || shown.length > 1}
          lost={lost}
        />
      ))}
      {shown.length > mostCurrencies ? (
        <span title={shown.slice(mostCurrencies).map(asText(of)).join(', ')}>
          <Trans>{shown.length - mostCurrencies} more</Trans>
        </span>
      ) : null}
    </span>
  );
}

function asText(of: FiguresProps['of']) {
  return (sum: Sum) => formatMoney(sum[of], sum.currency, { sign: true });
}
