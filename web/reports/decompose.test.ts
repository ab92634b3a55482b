import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decompose } from './decompose.ts';

const factor = fc.double({ min: 0.001, max: 1e6, noNaN: true });
const factors = fc.record({ open: factor, rate: factor, average: factor, time: factor });

test('what the factors did adds up to the whole change', () => {
  fc.assert(
    fc.property(factors, factors, (before, after) => {
      const effects = decompose(before, after);
      const product = (of: typeof before) => of.open * of.rate * of.average * of.time;
      const change = product(after) - product(before);
      const sum = Object.values(effects ?? {}).reduce((all, one) => all + one, 0);
      const size = Math.max(product(after), product(before));
      expect(Math.abs(sum - change)).toBeLessThanOrEqual(size * 1e-9);
    }),
  );
});

test('a factor that stayed did nothing', () => {
  const effects = decompose({ open: 40, rate: 0.3 }, { open: 54, rate: 0.3 });
  expect(effects?.open).toBeCloseTo(0.3 * 14);
  expect(effects?.rate).toBe(0);
});

test('doubling one and halving the other cancel', () => {
  const effects = decompose({ open: 10, rate: 0.2 }, { open: 20, rate: 0.1 });
  expect(effects?.open).toBeCloseTo(2 * Math.LN2);
  expect(effects?.rate).toBeCloseTo(-2 * Math.LN2);
});

test('without anything won before there is nothing to take apart', () => {
  expect(decompose({ open: 10, rate: 0 }, { open: 12, rate: 0.2 })).toBeNull();
});
