import { existsSync, readFileSync, statSync } from 'node:fs';

/** What is written to a log file from now on. */
export function logSince(file: string): () => string {
  const before = existsSync(file) ? statSync(file).size : 0;
  return () => (existsSync(file) ? readFileSync(file).subarray(before).toString('utf8') : '');
}
