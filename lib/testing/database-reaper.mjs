/**
 * Stops the shared test server when no test has used it for a while.
 * Arguments: the server's process number, the address of its `postgres` database.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const IDLE_CHECKS = 20; // with the pause below: three minutes and a bit
const PAUSE = 10_000;
const [pid, url] = process.argv.slice(2);

/** Connections of tests; also their databases, because a test may hold one without a connection open. */
async function isIdle() {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    return rows[0].n === 0;
  } finally {
    await client.end().catch(() => undefined);
  }
}

for (let idle = 0; idle < IDLE_CHECKS; ) {
  await sleep(PAUSE);
  try {
    idle = (await isIdle()) ? idle + 1 : 0;
  } catch {
    break; // it does not answer: stop it, if it is there at all
  }
}
try {
  process.kill(Number(pid), 'SIGINT');
} catch {
  // it was gone already
}
