import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';

/** What the benchmarks sign with. */
export const secret = 'a secret of the benchmark, long enough to sign';

/** The program on a database of its own, as an operator starts it; answers once it serves. */
export async function startProgram(
  ownerUrl: string,
  dataDir: string,
): Promise<{ program: ChildProcess; port: number }> {
  const program = spawn(process.execPath, ['server/main.ts'], {
    env: {
      ...process.env,
      DATABASE_URL: ownerUrl,
      RAPPORT_DATA_DIR: dataDir,
      RAPPORT_SECRET: secret,
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of program.stdout) {
    const port = /Rapport runs at .*:(\d+)/.exec(String(line))?.[1];
    if (port) return { program, port: Number(port) };
  }
  throw new Error('The program ended before it answered.');
}

/** An API key that acts as a user, made by the owner. */
export async function makeKey(owner: pg.Client, userId: string): Promise<string> {
  const key = `rapport_${randomBytes(32).toString('base64url')}`;
  await owner.query(`insert into api_keys (user_id, name, key_hash) values ($1, 'bench', $2)`, [
    userId,
    createHash('sha256').update(key).digest(),
  ]);
  return key;
}
