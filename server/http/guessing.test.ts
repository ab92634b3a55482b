import { expect, test } from 'vitest';
import { Guessing } from './guessing.ts';

const begin = (guessing: Guessing, address: string, times: number, now = 0) => {
  for (let n = 0; n < times; n++) guessing.begin(address, now);
};
const refused = expect.objectContaining({ code: 'rate_limited', status: 429 });

test('sixty failures in a quarter of an hour are enough, and forgotten after it', () => {
  const guessing = new Guessing();
  begin(guessing, '203.0.113.7', 60);
  expect(() => guessing.begin('203.0.113.7', 899_999)).toThrow(refused);
  expect(() => guessing.begin('203.0.113.8', 0)).not.toThrow();
  expect(() => guessing.begin('203.0.113.7', 900_001)).not.toThrow();
});

test('what was no failure is not counted', () => {
  const guessing = new Guessing();
  for (let n = 0; n < 200; n++) {
    guessing.begin('203.0.113.7', 0);
    guessing.takeBack('203.0.113.7');
  }
  expect(() => guessing.begin('203.0.113.7', 0)).not.toThrow();
});

test('all addresses of an IPv6 network are one, and an IPv4 address is one however written', () => {
  const guessing = new Guessing();
  begin(guessing, '2001:db8:0:7::1', 30);
  begin(guessing, '2001:db8:0:7:aaaa:bbbb:cccc:dddd', 30);
  expect(() => guessing.begin('2001:db8::7:0:0:0:9', 0)).toThrow(refused);
  expect(() => guessing.begin('2001:db8:0:8::1', 0)).not.toThrow();
  begin(guessing, '::ffff:203.0.113.7', 60);
  expect(() => guessing.begin('203.0.113.7', 0)).toThrow(refused);
});

test('the memory is bounded: the oldest address is forgotten', () => {
  const guessing = new Guessing();
  begin(guessing, '203.0.113.7', 60);
  for (let n = 0; n < 20_000; n++) guessing.begin(`10.0.${n >> 8}.${n & 255}`, 0);
  expect(() => guessing.begin('203.0.113.7', 0)).not.toThrow();
});
