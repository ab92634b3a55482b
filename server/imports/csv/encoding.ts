import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { ImportError } from '../import-error.ts';

const sampleBytes = 65_536;

/**
 * The encoding of a file by its byte order mark, by the zero bytes of UTF-16, or by whether all of
 * it reads as UTF-8; what does not is taken for Windows-1252, the one that spreadsheets still write.
 */
export async function detectEncoding(path: string): Promise<string> {
  const start = await readStart(path);
  return fromMark(start) ?? fromZeros(start) ?? ((await isUtf8(path)) ? 'utf8' : 'windows-1252');
}

/** Throws when the name is none that can be read. */
export function checkEncoding(name: string): string {
  if (iconv.encodingExists(name)) return name;
  throw new ImportError(
    `The encoding “${name}” is not known. Use utf8, utf16le, utf16be, windows-1252 or another by its usual name.`,
  );
}

/** The first bytes of a file as text; the last character may be cut. */
export async function readSample(path: string, encoding: string, bytes: number): Promise<string> {
  return iconv.decode(await readStart(path, bytes), encoding);
}

async function readStart(path: string, bytes = sampleBytes): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(bytes) });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function fromMark(start: Buffer): string | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf16be';
  return null;
}

/** Commas, quotes and line ends have a zero byte in UTF-16, and text of eight bits never has one. */
function fromZeros(start: Buffer): string | null {
  let even = 0;
  let odd = 0;
  for (let place = 0; place + 1 < start.length; place += 2) {
    if (start[place] === 0) even += 1;
    if (start[place + 1] === 0) odd += 1;
  }
  const least = start.length / 20;
  if (odd > least && odd > even * 4) return 'utf16le';
  if (even > least && even > odd * 4) return 'utf16be';
  return null;
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
