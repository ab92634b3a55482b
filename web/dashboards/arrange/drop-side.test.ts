import { expect, test } from 'vitest';
import { distanceTo, isInReach, sideOf } from './drop-side.ts';

const panel = { left: 100, top: 100, width: 200, height: 100 };

test('a point on a panel is no way off, beside it as far as its edge or corner', () => {
  expect(distanceTo(panel, { x: 150, y: 150 })).toBe(0);
  expect(distanceTo(panel, { x: 340, y: 150 })).toBe(40);
  expect(distanceTo(panel, { x: 330, y: 240 })).toBe(50);
  expect(isInReach(distanceTo(panel, { x: 600, y: 150 }))).toBe(false);
});

test('left of the middle and above are before a panel, right of it and below after it', () => {
  expect(sideOf(panel, { x: 150, y: 180 }, false)).toBe('before');
  expect(sideOf(panel, { x: 350, y: 110 }, false)).toBe('after');
  expect(sideOf(panel, { x: 110, y: 260 }, false)).toBe('after');
  expect(sideOf(panel, { x: 290, y: 80 }, false)).toBe('before');
  expect(sideOf(panel, { x: 290, y: 110 }, true)).toBe('before');
  expect(sideOf(panel, { x: 110, y: 190 }, true)).toBe('after');
});
