import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { randomToken } from '@/lib/core';
import { systemClock } from '@/lib/core/clock';
import type { Pool } from '@/lib/platform/db';
import { ADVISORY_LOCKS } from '@/lib/platform/locks';
import { SmtpProvider } from '@/lib/platform/mail/smtp/smtp-provider';
import { Sender } from '@/lib/services/delivery/send/sender';
import { type MailServer, openMailServer } from '@/lib/testing/mail-server';
import { databaseUrl, readDemo } from '../demo';

export interface RealMail {
  /** What the mail server has taken, in order. */
  mails: MailServer['mails'];
  close(): Promise<void>;
}

/** The lock of the sender that another connection holds: the product's own, which sends into the outbox. */
const TAKE_OVER = `SELECT pg_terminate_backend(pid) FROM pg_locks
  WHERE locktype = 'advisory' AND objid = $1 AND granted AND pid <> pg_backend_pid()
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/**
 * The product's sender over SMTP to a real mail server, until `close`. As where a worker with another MAIL_PROVIDER takes
 * over: one sender works on a database, whoever holds its lock; the product's own waits meanwhile, and goes on afterwards.
 */
export async function sendThroughSmtp(pool: Pool): Promise<RealMail> {
  // The links of its emails are signed with the key of the installation that will read them.
  const folder = path.resolve(import.meta.dirname, '..', '..', process.env.KINDRED_DATA_DIR ?? '.data');
  const secrets = JSON.parse(readFileSync(path.join(folder, 'secrets.json'), 'utf8')) as Record<string, string>;
  for (const [name, value] of Object.entries(secrets)) process.env[name] ??= value;
  const server = await openMailServer();
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  const held = client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCKS.sender]);
  await sleep(100);
  await pool.query(TAKE_OVER, [ADVISORY_LOCKS.sender]);
  await held;
  const provider = new SmtpProvider({ url: server.url, connections: 2 });
  const sender = new Sender({
    pool,
    provider,
    clock: systemClock,
    origin: new URL(readDemo().url).origin,
    worker: `test ${randomToken(8)}`,
    onError: (error) => console.error(error),
  });
  await sender.recover();
  const stop = new AbortController();
  const done = (async () => {
    while (!stop.signal.aborted) {
      await sender.drain(stop.signal);
      await sleep(250);
    }
  })();
  return {
    mails: server.mails,
    close: async () => {
      stop.abort();
      await done;
      await client.end();
      await provider.close();
      await server.close();
    },
  };
}
