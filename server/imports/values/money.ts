/** Which sign stands before the cents. */
export type Decimal = '.' | ',';

const blanks = /[\s\u00a0\u202f'’_]/g;

/** What a column's values say about the decimal sign: 1.234,50 and 1234.5 do, 1.234 does not. */
export class MoneyEvidence {
  point = 0;
  comma = 0;

  see(text: string): void {
    const digits = text.replace(/[^\d.,]/g, '').replace(/[.,]+$/, '');
    const sign = certainDecimal(digits);
    if (sign === '.') this.point += 1;
    if (sign === ',') this.comma += 1;
  }

  settle(): Decimal | null {
    if (this.point === this.comma) return null;
    return this.point > this.comma ? '.' : ',';
  }
}

function certainDecimal(digits: string): Decimal | null {
  const point = digits.lastIndexOf('.');
  const comma = digits.lastIndexOf(',');
  if (point < 0 && comma < 0) return null;
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ',';
  const sign = point >= 0 ? '.' : ',';
  const parts = digits.split(sign);
  // 1.234.567 groups by points, so the comma is the decimal sign.
  if (parts.length > 2) return sign === '.' ? ',' : '.';
  return parts[1]?.length === 3 && (parts[0]?.length ?? 0) <= 3 && parts[0] !== '0' ? null : sign;
}

/**
 * Minor units of an amount such as 1,234.50, 1.234,50, $ 1 234 or (12.00); null when it is none or
 * has more decimals than the currency. `digits`: how many decimals the currency has.
 */
export function readMoney(text: string, decimal: Decimal | null, digits: number): bigint | null {
  const bare = text.replace(blanks, '').replace(/^\((.*)\)$/, '-$1');
  const match =
    /^(?:[\p{Sc}]|[A-Za-z]{1,3}[$£€]?)?([-−+]?)(?:[\p{Sc}]|[A-Z]{3})?([\d.,]+)(?:[-–—]{1,2})?(?:[\p{Sc}]|[A-Za-z]{2,3}\.?|zł|kr|,-)?$/u.exec(
      bare,
    );
  if (!match) return null;
  const amount = plainNumber(match[2] ?? '', decimal);
  if (amount === null) return null;
  const [whole = '', fraction = ''] = amount.split('.');
  const needed = fraction.replace(/0+$/, '');
  if (needed.length > digits) return null;
  const minor = BigInt(`${whole}${needed.padEnd(digits, '0')}`);
  return match[1] === '-' || match[1] === '−' ? -minor : minor;
}

/** The amount with a point before the decimals and nothing between the thousands. */
function plainNumber(digits: string, decimal: Decimal | null): string | null {
  const trimmed = digits.replace(/[.,]+$/, '');
  // Without any evidence a lone sign before three digits groups thousands: money has no three decimals.
  const sign = certainDecimal(trimmed) ?? decimal;
  const grouping = sign === ',' ? '.' : sign === '.' ? ',' : /[.,]/.exec(trimmed)?.[0];
  const [whole, fraction, ...more] = sign ? trimmed.split(sign) : [trimmed];
  if (more.length || whole === undefined) return null;
  const groups = grouping ? whole.split(grouping) : [whole];
  if (
    groups.length > 1 &&
    !groups.slice(1).every((group) => group.length === 3 || group.length === 2)
  )
    return null;
  const plain = `${groups.join('')}${fraction === undefined ? '' : `.${fraction}`}`;
  return /^(\d+(\.\d*)?|\.\d+)$/.test(plain) ? plain : null;
}

const signs: Record<string, string> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₽': 'RUB',
  '₩': 'KRW',
  '₪': 'ILS',
  '₺': 'TRY',
  '₴': 'UAH',
  zł: 'PLN',
};

/** The currency that an amount itself names: £1,050.50 or 1 050 EUR. A dollar may be many. */
export function currencyIn(text: string): string | null {
  const code = /(?:^|[\s\d.,])([A-Z]{3})(?:$|[\s\d.,-])/.exec(text)?.[1];
  if (code && knownCurrencies.has(code)) return code;
  return Object.entries(signs).find(([sign]) => text.includes(sign))?.[1] ?? null;
}

const knownCurrencies = new Set(Intl.supportedValuesOf('currency'));

export function isCurrency(code: string): boolean {
  return knownCurrencies.has(code);
}

const digitsOf = new Map<string, number>();

/** How many minor units' digits a currency has: 2 for EUR, 0 for JPY. */
export function minorDigits(currency: string): number {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    digitsOf.set(currency, digits);
  }
  return digits;
}
