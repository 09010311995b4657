import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readLock, tryLock } from './file-lock';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kindred-lock-'));
  file = path.join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is given to one, and again after its release', async () => {
  const first = await tryLock(file);
  expect(first).toHaveProperty('lock');
  expect(await tryLock(file)).toEqual({ holder: expect.objectContaining({ pid: process.pid }) });
  if ('lock' in first) first.lock.release();
  expect(await tryLock(file)).toHaveProperty('lock');
});

it('of a dead process is worth nothing', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.once('exit', resolve));
  writeFileSync(file, JSON.stringify({ pid: child.pid, identity: '1' }));
  expect(readLock(file)).toBeUndefined();
  expect(await tryLock(file)).toHaveProperty('lock');
});

it('of a process number that another process has now is worth nothing', () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, identity: 'of another time' }));
  expect(readLock(file)).toBeUndefined();
});

it('goes to one only when many want a dead one', async () => {
  writeFileSync(file, JSON.stringify({ pid: 2 ** 22 - 1, identity: '1' }));
  const taken = await Promise.all(Array.from({ length: 8 }, () => tryLock(file)));
  expect(taken.filter((one) => 'lock' in one)).toHaveLength(1);
  expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(process.pid);
});
