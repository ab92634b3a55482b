import classes from './charts.module.css';

type BeforeProps = { x: number; y: number; height: number };

/** An upright line across a bar: how far it came before. */
export function Before({ x, y, height }: BeforeProps) {
  const at = Math.round(x);
  return (
    <>
      <rect className={classes.halo} x={at - 3} y={y - 3} width={6} height={height + 6} />
      <rect className={classes.ink} x={at - 1} y={y - 3} width={2} height={height + 6} />
    </>
  );
}
