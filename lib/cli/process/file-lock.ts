import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, processIdentity } from './is-alive';

export interface LockHolder {
  pid: number;
  identity: string;
}

/** A lock held by this process; it is let go by `release` and counts for nothing once the process is dead. */
export interface FileLock {
  release(): void;
}

/** Who holds the lock, if that process still lives. */
export function readLock(file: string): LockHolder | undefined {
  try {
    const holder: LockHolder = JSON.parse(readFileSync(file, 'utf8'));
    if (!isAlive(holder.pid)) return undefined;
    return holder.identity === '' || processIdentity(holder.pid) === holder.identity ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the lock, or gives who has it. */
export async function tryLock(file: string): Promise<{ lock: FileLock } | { holder: LockHolder }> {
  mkdirSync(path.dirname(file), { recursive: true });
  const mine = JSON.stringify({
    pid: process.pid,
    identity: processIdentity(process.pid),
    turn: process.hrtime.bigint().toString(),
  });
  const holds = () => {
    try {
      return readFileSync(file, 'utf8') === mine;
    } catch {
      return false;
    }
  };
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      await sleep(20); // somebody who saw the old dead holder may have removed our file: look again
      if (holds()) return { lock: { release: () => holds() && rmSync(file, { force: true }) } };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const holder = readLock(file);
      if (holder) return { holder };
      await sleep(20);
      if (!readLock(file)) rmSync(file, { force: true });
    }
  }
  throw new Error(`The lock ${file} could not be taken.`);
}

/** Takes the lock, waiting for whoever has it. */
export async function waitForLock(file: string, milliseconds = 600_000): Promise<FileLock> {
  const end = performance.now() + milliseconds;
  while (true) {
    const taken = await tryLock(file);
    if ('lock' in taken) return taken.lock;
    if (performance.now() > end) throw new Error(`Process ${taken.holder.pid} has held the lock ${file} for too long.`);
    await sleep(100);
  }
}
