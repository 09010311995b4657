import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unlessFullDisk } from './cli-error';
import { logSince } from './process/log-since';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kindred-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const PANIC = 'PANIC:  could not write to file "pg_wal/xlogtemp.7": No space left on device\n';

it('names a full disk where PostgreSQL ended of it, and not for a full disk of another day', () => {
  const file = path.join(folder, 'postgres.log');
  const fromNothing = logSince(file);
  const lost = new Error('write ECONNRESET');
  expect(unlessFullDisk(lost, fromNothing())).toBe(lost);
  writeFileSync(file, PANIC);
  expect(unlessFullDisk(lost, fromNothing())).toMatchObject({ message: expect.stringContaining('The disk is full') });
  const another = logSince(file);
  appendFileSync(file, 'LOG:  database system is ready to accept connections\n');
  expect(unlessFullDisk(lost, another())).toBe(lost);
});
