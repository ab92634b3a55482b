import { formatLocale } from '../app/i18n.ts';

export type MoneyStyle = {
  /** Totals carry their sign; rows show bare figures. */
  sign?: boolean;
  /** Cents are rounded away in columns of figures, and shown where one value is read alone. */
  exact?: boolean;
};

/** How many minor units make one of the currency: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string) {
  return formatterOf(currency, true, true).resolvedOptions().maximumFractionDigits ?? 2;
}

export function formatMoney(cents: number, currency: string, style: MoneyStyle = {}) {
  const { sign = false, exact = false } = style;
  const amount = cents / 10 ** minorDigits(currency);
  const keepsCents = exact && !Number.isInteger(amount);
  return formatterOf(currency, sign, keepsCents).format(amount);
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(currency: string, sign: boolean, cents: boolean) {
  const key = `${currency} ${sign} ${cents}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = makeFormatter(currency, sign, cents);
  formatters.set(key, made);
  return made;
}

function makeFormatter(currency: string, sign: boolean, cents: boolean) {
  const digits = cents ? {} : { maximumFractionDigits: 0, minimumFractionDigits: 0 };
  if (sign) {
    return new Intl.NumberFormat(formatLocale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      ...digits,
    });
  }
  const full = cents ? { minimumFractionDigits: 2, maximumFractionDigits: 3 } : digits;
  return new Intl.NumberFormat(formatLocale, full);
}

/**
 * Reads what a person types as an amount: "12,500", "12 500.50", "12.500,50", "€ 12k".
 * Answers cents, null for nothing, undefined for what is no amount.
 */
export function parseMoney(text: string, currency: string): number | null | undefined {
  const typed = text.replace(/[^\d.,km-]/gi, '');
  if (text.trim() === '') return null;
  const [, digits, unit] = /^([\d.,]+)([km]?)$/i.exec(typed) ?? [];
  if (digits === undefined) return undefined;
  const amount = Number(plainNumber(digits)) * multiplier(unit);
  const cents = Math.round(amount * 10 ** minorDigits(currency));
  return Number.isSafeInteger(cents) ? cents : undefined;
}

function multiplier(unit: string | undefined) {
  if (unit === undefined || unit === '') return 1;
  return unit.toLowerCase() === 'k' ? 1_000 : 1_000_000;
}

/** The last mark is the decimal one, unless exactly three digits follow it or it stands twice. */
function plainNumber(digits: string) {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return digits;
  const mark = digits[last] ?? '.';
  const decimals = digits.length - last - 1;
  const groups = decimals === 3 || digits.indexOf(mark) !== last;
  if (groups) return digits.replace(/[.,]/g, '');
  return `${digits.slice(0, last).replace(/[.,]/g, '')}.${digits.slice(last + 1)}`;
}
