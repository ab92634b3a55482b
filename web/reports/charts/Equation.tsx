import classes from './Equation.module.css';
import { isLine, Sparkline } from './Sparkline.tsx';

export type Factor = {
  key: string;
  /** "54", "31 %". */
  figure: string;
  name: string;
  /** Between it and the one before. */
  sign?: '×' | '÷';
  history: number[];
  /** "6 more". */
  change?: string | undefined;
  isWorse?: boolean;
};

type EquationProps = {
  label: string;
  factors: Factor[];
  result: { figure: string; name: string; change?: string | undefined; isWorse?: boolean };
};

/** A figure and what it is made of, read like a sum. */
export function Equation({ label, factors, result }: EquationProps) {
  const hasLines = factors.every(({ history }) => isLine(history));
  return (
    <figure className={classes.frame} aria-label={label}>
      <div className={classes.equation}>
        {factors.map((factor) => (
          <div key={factor.key} className={classes.factor}>
            {factor.sign ? <span className={classes.sign}>{factor.sign}</span> : null}
            <div>
              <div className={classes.figure}>{factor.figure}</div>
              <div className={classes.name}>{factor.name}</div>
              {hasLines ? (
                <Sparkline values={factor.history} isWorse={factor.isWorse ?? false} />
              ) : null}
              <Change words={factor.change} isWorse={factor.isWorse} />
            </div>
          </div>
        ))}
        <div className={classes.result}>
          <span className={classes.sign}>=</span>
          <div>
            <div className={classes.total}>{result.figure}</div>
            <div className={classes.name}>{result.name}</div>
            <Change words={result.change} isWorse={result.isWorse} />
          </div>
        </div>
      </div>
    </figure>
  );
}

function Change({ words, isWorse }: { words?: string | undefined; isWorse?: boolean | undefined }) {
  if (words === undefined) return null;
  return (
    <div className={classes.change} data-worse={isWorse || undefined}>
      {words}
    </div>
  );
}
