import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Bell } from './bell';

export interface AloneOptions {
  connectionString: string;
  /** How the connection is called in the database's list. */
  name: string;
  /** Held for the session: of several workers one works, another takes over when its connection ends. */
  lock: number;
  /** Notifications that ring the bell. */
  channels: readonly string[];
  onError(error: unknown): void;
  signal: AbortSignal;
}

export interface Alone {
  client: pg.Client;
  /** Rings on a notification, when the connection is lost, and when it is time to end. */
  bell: Bell;
  /** Rejects when the connection is lost. */
  lost: Promise<never>;
  /** All is well: the next failure is retried soon. */
  succeeded(): void;
}

const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/** Does work that one process at a time may do, on a connection that holds the lock, until the signal comes. */
export async function runAlone(options: AloneOptions, work: (alone: Alone) => Promise<void>): Promise<void> {
  let retry = RETRY_MS;
  const succeeded = () => {
    retry = RETRY_MS;
  };
  while (!options.signal.aborted) {
    const { connectionString, name } = options;
    const client = new pg.Client({ connectionString, application_name: name, keepAlive: true });
    try {
      await client.connect();
      await begin(client, options, succeeded, work);
    } catch (error) {
      options.onError(error);
      await pause(retry, options.signal);
      retry = Math.min(retry * 2, LONGEST_RETRY_MS);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function begin(
  client: pg.Client,
  { signal, lock, channels }: AloneOptions,
  succeeded: () => void,
  work: (alone: Alone) => Promise<void>,
): Promise<void> {
  const bell = new Bell();
  const ring = () => bell.ring();
  signal.addEventListener('abort', ring, { once: true });
  try {
    const lost = new Promise<never>((_resolve, reject) => client.on('error', reject));
    lost.catch(ring);
    client.on('notification', ring);
    await waitForLock(client, lock, signal);
    for (const channel of channels) await client.query(`LISTEN ${channel}`);
    await work({ client, bell, lost, succeeded });
  } finally {
    signal.removeEventListener('abort', ring);
  }
}

async function waitForLock(client: pg.Client, lock: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [lock]);
    if (rows[0]?.locked) return;
    await pause(RETRY_MS, signal);
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);
