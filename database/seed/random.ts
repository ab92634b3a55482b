/** A source of chance that says the same each time: what was seeded alike comes out alike. */
export type Random = {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Most often near `median`, seldom far above it; `spread` 1 reaches about 7 × as far. */
  skewed(median: number, spread: number): number;
  shuffle<Item>(items: readonly Item[]): Item[];
  uuid(): string;
};

/** Each name is a stream of its own, so that one table more does not change the others. */
export function randomOf(name: string): Random {
  const next = sfc32(name);
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (items) => pickAt(items, Math.floor(next() * items.length)),
    skewed: (median, spread) => median * Math.exp(spread * normal(next)),
    shuffle: (items) => shuffle(items, between),
    uuid: () => uuid(between),
  };
}

/** Chris Doty-Humphrey's sfc32 (PractRand): small, fast, and the same on every machine. */
function sfc32(name: string): () => number {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1];
  const step = () => {
    const sum = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (const letter of name) {
    a ^= letter.charCodeAt(0);
    step();
  }
  for (let turn = 0; turn < 12; turn++) step();
  return step;
}

/** Sum of uniform numbers: near enough to a normal distribution, and never further than 6. */
function normal(next: () => number): number {
  let sum = -6;
  for (let turn = 0; turn < 12; turn++) sum += next();
  return sum;
}

function pickAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

function shuffle<Item>(items: readonly Item[], between: Random['between']): Item[] {
  const drawn: Item[] = [];
  const left = [...items];
  while (left.length > 0) drawn.push(...left.splice(between(0, left.length - 1), 1));
  return drawn;
}

function uuid(between: Random['between']): string {
  const hex = (length: number) =>
    Array.from({ length }, () => between(0, 15).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[between(0, 3)]}${hex(3)}-${hex(12)}`;
}
