import classes from './CompanySquare.module.css';

/** Organisations are outlined squares where people are round. Decorative: the name stands beside. */
export function CompanySquare({ name, size = 20 }: { name: string; size?: number }) {
  return (
    <span
      className={classes.square}
      style={{ width: size, height: size, fontSize: Math.max(9, Math.round(size * 0.45)) }}
      data-initial={(name.trim()[0] ?? '?').toUpperCase()}
      aria-hidden
    />
  );
}
