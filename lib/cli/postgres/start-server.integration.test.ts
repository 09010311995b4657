import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withClient } from '../database/with-client';
import { isAlive } from '../process/is-alive';
import { waitUntil } from '../process/wait';
import { TEST_SETTINGS } from './settings';
import { startServer } from './start-server';

// A server that forgets nothing when it is killed.
const SETTINGS = { ...TEST_SETTINGS, fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };
let folder: string;

beforeAll(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'kindred-server-')), 'with a space');
});
afterAll(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

it('keeps what was committed through a stop, a lost parent and a kill', async () => {
  const first = await startServer(folder, SETTINGS);
  await withClient(first.url('postgres'), (client) => client.query('CREATE TABLE kept AS SELECT 1 AS n'));

  const found = await startServer(folder, SETTINGS); // as a start finds it whose predecessor was killed
  expect(found).toMatchObject({ pid: first.pid, port: first.port, reused: true });

  process.kill(found.pid, 'SIGKILL');
  await waitUntil(() => !isAlive(found.pid), 10_000);
  const second = await startServer(folder, SETTINGS, found.port);
  expect(second).toMatchObject({ port: first.port, reused: false });

  await second.stop();
  expect(isAlive(second.pid)).toBe(false);
  const third = await startServer(folder, SETTINGS);
  const { rows } = await withClient(third.url('postgres'), (client) => client.query('SELECT n FROM kept'));
  await third.stop();
  expect(rows).toEqual([{ n: 1 }]);
});

it('listens on this machine only and asks for its password, which only its owner can read', async () => {
  const server = await startServer(folder, SETTINGS);
  const address = new URL(server.url('postgres'));
  address.password = 'guessed';
  const listens = await withClient(server.url('postgres'), (client) => client.query('SHOW listen_addresses'));
  await expect(withClient(address.href, (client) => client.query('SELECT 1'))).rejects.toThrow('password');
  await server.stop();
  expect(listens.rows[0].listen_addresses).toBe('127.0.0.1');
  expect(statSync(path.join(folder, 'postgres.password')).mode & 0o777).toBe(0o600);
});
