import { expect, test } from 'vitest';
import { rowBefore } from './row-before.ts';

const row = (key: string | null, currency: string, cents: number) => ({ key, currency, cents });

test('a month stands beside the one in its place of the period before', () => {
  const before = rowBefore({
    ...{ by: 'month', from: '2026-04-01', to: '2026-07-01' },
    data: [row('2026-05-01', 'EUR', 5)],
    previous: {
      ...{ from: '2026-01-01', to: '2026-04-01' },
      data: [row('2026-01-01', 'EUR', 1), row('2026-02-01', 'EUR', 2), row('2026-02-01', 'SEK', 3)],
    },
  });
  expect(before(row('2026-05-01', 'EUR', 5))?.cents).toBe(2);
  expect(before(row('2026-05-01', 'SEK', 5))?.cents).toBe(3);
  expect(before(row('2026-06-01', 'EUR', 5))).toBeUndefined();
});

test('a holder stands beside the same one, nobody beside nobody; without a period before, nothing', () => {
  const span = { from: '2026-04-01', to: '2026-07-01' };
  const data = [row('tuva', 'EUR', 5), row(null, 'EUR', 6)];
  const before = rowBefore({ by: 'owner', ...span, data, previous: { ...span, data } });
  expect(before(row(null, 'EUR', 0))?.cents).toBe(6);
  expect(before(row('tuva', 'SEK', 0))).toBeUndefined();
  expect(rowBefore({ by: 'owner', ...span, data, previous: null })(row('tuva', 'EUR', 0))).toBe(
    undefined,
  );
});
