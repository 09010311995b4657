import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { withDatabase } from './database/with-client';
import { findFreePort } from './process/free-port';
import { ROOT } from './root';
import { runCommand } from './run-command';

const BOOTSTRAP = path.join(ROOT, 'lib', 'cli', 'bootstrap.mjs');
let folder: string;
let database: TestDatabase;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kindred-bootstrap-'));
  database = await createTestDatabase();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

async function start(env: Record<string, string>, nodeArgs: string[] = []) {
  const all = { KINDRED_DATA_DIR: path.join(folder, 'da ta'), PORT: String(await findFreePort()), ...env };
  return runCommand(process.execPath, [...nodeArgs, BOOTSTRAP, 'start'], { env: all });
}

describe('a start that cannot be', () => {
  it('says which Node it needs', async () => {
    const old = path.join(folder, 'old-node.cjs');
    writeFileSync(
      old,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });`,
    );
    const { code, output } = await start({}, ['--require', old]);
    expect(output.trim()).toBe('Kindred needs Node.js 20.19 or newer; this is 18.20.4. See https://nodejs.org.');
    expect(code).toBe(1);
  });

  it('says that the port is taken', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const { code, output } = await start({ PORT: String(port) });
    server.close();
    expect(output).toContain(`Port ${port} is taken by another program.`);
    expect(code).toBe(1);
  });

  it('says what is wrong with DATABASE_URL', async () => {
    const nowhere = `postgresql://someone@127.0.0.1:${await findFreePort()}/kindred`;
    const missing = withDatabase(database.url, 'not_there');
    const stranger = new URL(database.url);
    stranger.password = 'wrong';
    const cases = [
      ['mysql://localhost/kindred', /DATABASE_URL must look like postgresql:/],
      [nowhere, /DATABASE_URL cannot be used\. Nothing answers at 127\.0\.0\.1:\d+\/kindred/],
      [missing, /has no such database: create it first/],
      [stranger.href, /refuses the user name or the password/],
    ] as const;
    for (const [url, sentence] of cases) {
      const { code, output } = await start({ DATABASE_URL: url });
      expect(output).toMatch(sentence);
      expect(output).not.toMatch(/ {4}at /);
      expect(code).not.toBe(0);
    }
  });
});
