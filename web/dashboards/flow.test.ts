import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filled, flow, freeBeside, rowsOf, widthBeside } from './flow.ts';

const panel = fc.record({
  id: fc.uuid(),
  width: fc.integer({ min: 3, max: 12 }),
  height: fc.integer({ min: 1, max: 6 }),
});
const panels = fc.uniqueArray(panel, { selector: ({ id }) => id, maxLength: 14 });

test('panels stand side by side as long as the row has room', () => {
  const places = flow([
    { id: 'goal', width: 5, height: 2 },
    { id: 'velocity', width: 7, height: 2 },
    { id: 'funnel', width: 4, height: 3 },
  ]);
  expect(places.get('velocity')).toMatchObject({ column: 5, row: 0 });
  expect(places.get('funnel')).toMatchObject({ column: 0, row: 2 });
  expect(rowsOf([{ id: 'a', width: 3, height: 4 }])).toBe(4);
});

test('a panel beside a tall one waits for no row', () => {
  const places = flow([
    { id: 'tall', width: 6, height: 3 },
    { id: 'short', width: 6, height: 1 },
    { id: 'next', width: 6, height: 1 },
  ]);
  expect(places.get('next')).toMatchObject({ column: 6, row: 1 });
});

test('no two panels ever lie over each other, and none goes over the edge', () => {
  fc.assert(
    fc.property(panels, (some) => {
      const cells = new Set<string>();
      for (const { column, row, width, height } of flow(some).values()) {
        expect(column + width).toBeLessThanOrEqual(12);
        for (let x = column; x < column + width; x++) {
          for (let y = row; y < row + height; y++) {
            expect(cells.has(`${x} ${y}`)).toBe(false);
            cells.add(`${x} ${y}`);
          }
        }
      }
    }),
  );
});

test('a panel takes the rest of its row, and the rest of its column', () => {
  const places = filled([
    { id: 'goal', width: 5, height: 2 },
    { id: 'funnel', width: 9, height: 3 },
    { id: 'feed', width: 3, height: 1 },
  ]);
  expect(places.get('goal')).toMatchObject({ width: 12, height: 2 });
  expect(places.get('funnel')).toMatchObject({ width: 9, height: 3 });
  expect(places.get('feed')).toMatchObject({ column: 9, height: 3 });
});

test('none moves when the free room is filled', () => {
  fc.assert(
    fc.property(panels, (some) => {
      const sized = filled(some);
      const drawn = flow(some.map((one) => ({ ...one, ...sized.get(one.id) })));
      expect([...drawn]).toEqual([...sized]);
      for (const [id, { column, row }] of flow(some)) {
        expect(drawn.get(id)).toMatchObject({ column, row });
      }
    }),
  );
});

test('what is free beside a panel is what its row has left', () => {
  const some = [
    { id: 'goal', width: 5, height: 2 },
    { id: 'funnel', width: 12, height: 3 },
  ];
  expect(freeBeside(some, 'goal')).toBe(7);
  expect(freeBeside(some, 'funnel')).toBe(0);
});

test('a further panel is a little narrower where it stands beside the last one then', () => {
  const half = [{ id: 'funnel', width: 6, height: 3 }];
  expect(widthBeside(half, { width: 7, height: 2 })).toBe(6);
  expect(widthBeside(half, { width: 6, height: 3 })).toBe(6);
  expect(widthBeside(half, { width: 9, height: 3 })).toBe(9);
  expect(widthBeside([{ id: 'all', width: 12, height: 3 }], { width: 7, height: 2 })).toBe(7);
});
