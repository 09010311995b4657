import { renameSync, writeFileSync } from 'node:fs';

/** Writes JSON that only its owner can read, whole or not at all. */
export function writePrivately(file: string, content: unknown): void {
  const part = `${file}.${process.pid}`;
  writeFileSync(part, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(part, file);
}
