import { max, min } from 'd3-array';
import { type ScaleLinear, scaleLinear } from 'd3-scale';

const mostLines = 4;
/** Between two ticks, whose words are a line high, in px. */
const leastApart = 20;

/** A linear scale from nought over all values, with round ticks: at most four besides nought, fewer in little room. */
export function roundScale(values: number[], range: [number, number]) {
  const low = Math.min(0, min(values) ?? 0);
  const high = Math.max(0, max(values) ?? 0);
  const domain = low === high ? [0, 1] : [low, high];
  let scale = scaleLinear(domain, range);
  let ticks: number[] = [];
  const most = Math.min(mostLines, Math.floor(Math.abs(range[1] - range[0]) / leastApart));
  for (let count = Math.max(1, most); count > 0; count--) {
    scale = scaleLinear(domain, range).nice(count);
    ticks = scale.ticks(count);
    if (ticks.filter((tick) => tick !== 0).length <= most) break;
  }
  return { scale, ticks };
}

export type Scale = ScaleLinear<number, number>;

/** Every how many names there is room for one, at about 7 px a letter. */
export function stepOfNames(names: string[], room: number) {
  const longest = max(names, (name) => name.length) ?? 1;
  return Math.max(1, Math.ceil((longest * 7 + 8) / Math.max(1, room)));
}

/** Moves labels apart that would stand on each other; answers their places in the order given. */
export function spread(places: number[], gap: number): number[] {
  const order = places.map((place, at) => ({ place, at })).sort((a, b) => a.place - b.place);
  for (const [rank, label] of order.entries()) {
    const above = order[rank - 1];
    if (above && label.place - above.place < gap) label.place = above.place + gap;
  }
  const moved = [...places];
  for (const { place, at } of order) moved[at] = place;
  return moved;
}
