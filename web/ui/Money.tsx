import classes from './Money.module.css';
import { formatMoney } from './money.ts';

type MoneyProps = {
  cents: number;
  currency: string;
  /** With the currency's sign: on totals, and in rows whose currency is not the home one. */
  sign?: boolean;
  exact?: boolean;
  /** Lost money stands in parentheses. */
  lost?: boolean;
  className?: string | undefined;
};

/** An amount in figures that line up. */
export function Money({ cents, currency, sign, exact, lost = false, className }: MoneyProps) {
  const style = { sign: sign ?? false, exact: exact ?? false };
  const text = formatMoney(cents, currency, style);
  return (
    <span
      className={`${classes.money} ${className ?? ''}`}
      title={formatMoney(cents, currency, { sign: true, exact: true })}
    >
      {lost ? `(${text})` : text}
    </span>
  );
}
