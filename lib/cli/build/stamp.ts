import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Whether the thing at `output` was made from sources with this hash. */
export function isFresh(output: string, stampFile: string, hash: string): boolean {
  try {
    return existsSync(output) && readFileSync(stampFile, 'utf8') === hash;
  } catch {
    return false;
  }
}

export function writeStamp(stampFile: string, hash: string): void {
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, hash);
}
