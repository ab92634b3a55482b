import { isIPv6 } from 'node:net';
import { problem } from '../errors.ts';

const most = 60;
const window = 15 * 60_000;
/** Addresses remembered at once; beyond, the oldest are forgotten, so that memory stays bounded. */
const mostAddresses = 20_000;

type Tries = { failed: number; until: number };

/**
 * Counts failed sign-ins by client address, whatever the e-mail: one password tried on everybody is
 * guessing too. Sixty in a quarter of an hour leave room for an office behind one address on a
 * Monday; who signs in correctly is not counted. `now`: milliseconds.
 */
export class Guessing {
  readonly #tries = new Map<string, Tries>();

  /** Counts a try before it is made, so that a thousand at once are a thousand; 429 beyond the limit. */
  begin(address: string, now = Date.now()): void {
    const tries = this.#triesOf(networkOf(address), now);
    if (tries.failed >= most) {
      const seconds = Math.ceil((tries.until - now) / 1000);
      throw problem('rate_limited', {
        detail: `Too many failed sign-ins from your network. Try again in ${seconds} seconds.`,
      });
    }
    tries.failed++;
  }

  /** It was no failure after all. */
  takeBack(address: string): void {
    const tries = this.#tries.get(networkOf(address));
    if (tries && tries.failed > 0) tries.failed--;
  }

  #triesOf(network: string, now: number): Tries {
    const known = this.#tries.get(network);
    if (known && known.until > now) return known;
    this.#tries.delete(network);
    const [oldest] = this.#tries.keys();
    if (oldest !== undefined && this.#tries.size >= mostAddresses) this.#tries.delete(oldest);
    const tries = { failed: 0, until: now + window };
    this.#tries.set(network, tries);
    return tries;
  }
}

/** One who has an IPv6 address has 2^64 of them: the first half is the network. */
function networkOf(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '');
  if (!isIPv6(bare)) return bare;
  const [front = '', back] = bare.split('::');
  const head = front ? front.split(':') : [];
  const tail = back ? back.split(':') : [];
  const zeros = Array<string>(back === undefined ? 0 : 8 - head.length - tail.length).fill('0');
  return [...head, ...zeros, ...tail].slice(0, 4).join(':');
}
