import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from './spread.ts';

const money = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const unit = fc.constantFrom(1, 100, 1000);

test('the months add up to the year, to the cent', () => {
  fc.assert(
    fc.property(money, unit, (cents, one) => {
      const sum = spread(cents, 12, one).reduce((all, part) => all + BigInt(part), 0n);
      expect(sum).toBe(BigInt(cents));
    }),
  );
});

test('what does not divide goes to the last months', () => {
  expect(spread(1_000_000_00, 12, 100).slice(7)).toEqual([
    8333300, 8333400, 8333400, 8333400, 8333400,
  ]);
  expect(spread(1200_05, 12, 100)).toEqual([...Array(11).fill(100_00), 100_05]);
});

test('no month has more than a unit more than another', () => {
  fc.assert(
    fc.property(money, (cents) => {
      const parts = spread(cents, 12, 1);
      expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
    }),
  );
});
