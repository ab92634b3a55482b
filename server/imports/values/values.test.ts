import { describe, expect, it } from 'vitest';
import { DateEvidence, orderOf, readDate } from './dates.ts';
import { currencyIn, MoneyEvidence, readMoney } from './money.ts';

const at = (text: string, order: 'dmy' | 'mdy' | null = null) => {
  const found = readDate(text, order);
  return found && `${found.day} ${found.time}`;
};

describe('dates', () => {
  it.each([
    ['2016-10-20', '2016-10-20 00:00:00'],
    ['2024-03-12 09:14', '2024-03-12 09:14:00'],
    ['2024-03-12T09:14:05.123Z', '2024-03-12 09:14:05.123+00'],
    ['2024-03-12T09:14:05+02:00', '2024-03-12 09:14:05+02:00'],
    ['2024/3/2', '2024-03-02 00:00:00'],
    ['20240312', '2024-03-12 00:00:00'],
    ['31.12.2025', '2025-12-31 00:00:00'],
    ['3.4.24', '2024-04-03 00:00:00'],
    ['12 Mar 2025', '2025-03-12 00:00:00'],
    ['March 12, 2025 5:30 PM', '2025-03-12 17:30:00'],
  ])('%s needs no order', (text, expected) => expect(at(text)).toBe(expected));

  it('03/04/2024 is what the order says', () => {
    expect(at('03/04/2024', 'dmy')).toBe('2024-04-03 00:00:00');
    expect(at('03/04/2024 12:05 AM', 'mdy')).toBe('2024-03-04 00:05:00');
  });

  it.each(['2025-06-31', '2025-13-01', '31/02/2024', 'soon', '--04-01', '2024-01-01 25:00'])(
    '%s is none',
    (text) => expect(at(text, 'dmy')).toBeNull(),
  );

  it('a column tells its order by any value that can be read one way only', () => {
    expect(evidence('03/04/2024', '13/04/2024')).toEqual({ order: 'dmy' });
    expect(evidence('03/04/2024', '04/13/2024')).toEqual({ order: 'mdy' });
    expect(evidence('03/03/2024', '2024-01-01', '1.2.2024')).toEqual({ order: null });
    expect(evidence('', '03/04/2024')).toEqual({ ambiguous: '03/04/2024' });
    expect(evidence('13/04/2024', '04/13/2024', '03/04/2024')).toEqual({ ambiguous: '03/04/2024' });
  });

  it('formats name an order', () => {
    expect(['DD/MM/YYYY', 'M/D/YY', 'YYYY-MM-DD HH:mm', 'often'].map(orderOf)).toEqual([
      'dmy',
      'mdy',
      null,
      undefined,
    ]);
  });
});

function evidence(...values: string[]) {
  const seen = new DateEvidence();
  for (const value of values) seen.see(value);
  return seen.settle();
}

describe('money', () => {
  it.each([
    ['1054', 105_400n],
    ['1,234.50', 123_450n],
    ['1.234,50', 123_450n],
    ['$ 1 234', 123_400n],
    ['£1,050.50', 105_050n],
    ['1’234.50 CHF', 123_450n],
    ['EUR 1.234.567', 123_456_700n],
    ['50 000 €', 5_000_000n],
    ['1.234', 123_400n],
    ['12.5', 1_250n],
    ['0.500', 50n],
    ['-1200.00', -120_000n],
    ['(12.00)', -1_200n],
  ])('%s', (text, cents) => expect(readMoney(text, null, 2)).toBe(cents));

  it.each(['250k', 'soon', '', '1.2.3', '1,23,4.5.6', '12.345.6'])('“%s” is no amount', (text) =>
    expect(readMoney(text, null, 2)).toBeNull(),
  );

  it('has no more decimals than its currency', () => {
    expect(readMoney('1000000000000.99', null, 0)).toBeNull();
    expect(readMoney('1000.00', null, 0)).toBe(1000n);
    expect(readMoney('1.234', '.', 3)).toBe(1234n);
  });

  it('a column tells its decimal sign', () => {
    const seen = new MoneyEvidence();
    for (const value of ['1.234', '99,90', '1.234,50']) seen.see(value);
    expect(seen.settle()).toBe(',');
    expect(readMoney('1,500', ',', 2)).toBe(150n);
  });

  it('may name its currency', () => {
    expect(['£5', '5 EUR', 'CHF 5', '$5', 'VIP 5'].map(currencyIn)).toEqual([
      'GBP',
      'EUR',
      'CHF',
      null,
      null,
    ]);
  });
});
