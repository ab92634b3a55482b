import { expect, test } from 'vitest';
import { before, limitOf, moved, resized, roomRight, type Way, widthBeside } from './order.ts';

const panels = [
  { id: 'goal', width: 6, height: 2 },
  { id: 'velocity', width: 6, height: 2 },
  { id: 'funnel', width: 4, height: 3 },
  { id: 'stages', width: 4, height: 3 },
  { id: 'leaders', width: 4, height: 3 },
];
const after = (id: string, way: Way) => moved(panels, id, way).map((one) => one.id);

test('left and right change places with the neighbour', () => {
  expect(after('funnel', 'left').slice(0, 3)).toEqual(['goal', 'funnel', 'velocity']);
  expect(after('goal', 'right').slice(0, 2)).toEqual(['velocity', 'goal']);
});

test('up and down go to another row', () => {
  expect(after('leaders', 'up').indexOf('leaders')).toBeLessThan(2);
  expect(after('goal', 'down').indexOf('goal')).toBeGreaterThanOrEqual(1);
});

test('at the edge nothing moves', () => {
  expect(moved(panels, 'goal', 'left')).toEqual(panels);
  expect(moved(panels, 'leaders', 'right')).toEqual(panels);
  expect(moved(panels, 'nobody', 'up')).toEqual(panels);
});

test('the panel before the first is none', () => {
  expect(before(panels, 'goal')).toBeNull();
  expect(before(panels, 'funnel')).toBe('velocity');
});

test('a panel is never too narrow to read nor wider than the page', () => {
  expect(resized({ width: 4, height: 1 }, -5, -3)).toEqual({ width: 3, height: 1 });
  expect(resized({ width: 11, height: 6 }, 4, 2)).toEqual({ width: 12, height: 6 });
});

test('what stops a resize is told', () => {
  expect(limitOf({ width: 12, height: 2 }, 1, 0)).toBe('widest');
  expect(limitOf({ width: 3, height: 2 }, -1, 0)).toBe('narrowest');
  expect(limitOf({ width: 6, height: 6 }, 0, 1)).toBe('tallest');
  expect(limitOf({ width: 6, height: 1 }, 0, -1)).toBe('shortest');
  expect(limitOf({ width: 11, height: 5 }, 1, 1)).toBeNull();
});

test('dropped beside another, a panel that is too wide takes what is free there', () => {
  const some = [
    { id: 'goal', width: 5, height: 2 },
    { id: 'funnel', width: 12, height: 3 },
    { id: 'feed', width: 3, height: 3 },
  ];
  expect(widthBeside(some, { id: 'funnel', width: 12, height: 3 }, 'goal')).toBe(4);
  expect(widthBeside(some, { id: 'feed', width: 3, height: 3 }, 'goal')).toBe(3);
  expect(widthBeside(some, { id: 'goal', width: 5, height: 2 }, 'funnel')).toBe(5);
  expect(roomRight(some, { id: 'goal', width: 5, height: 2 })).toBe(7);
});
