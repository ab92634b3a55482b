import classes from './OxfordRule.module.css';

type OxfordRuleProps = {
  colour: string;
  /** 3 px by default; the stage path draws the present stage thicker and the future as a hairline. */
  weight?: 'hairline' | 'normal' | 'thick';
};

/** A thick line over a thin one, as under a ledger's heading. */
export function OxfordRule({ colour, weight = 'normal' }: OxfordRuleProps) {
  return (
    <div
      className={classes.rule}
      data-weight={weight}
      style={{ borderColor: colour }}
      aria-hidden
    />
  );
}
