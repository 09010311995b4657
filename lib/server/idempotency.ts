import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@/lib/core';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';

/** An answer is kept for a day; a request that has not answered after a minute has died with its process. */
const KEEP_MS = 24 * 3_600_000;
const DEAD_AFTER_MS = 60_000;
const WAIT_MS = 5_000;

const CLAIM = `
  INSERT INTO idempotency_key (actor, key, request, created_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (actor, key) DO UPDATE SET request = $3, created_at = $4, status = NULL, body = NULL
  WHERE idempotency_key.created_at < $5
     OR (idempotency_key.status IS NULL AND idempotency_key.request = $3 AND idempotency_key.created_at < $6)
  RETURNING key`;
const FIND = 'SELECT request, status, body FROM idempotency_key WHERE actor = $1 AND key = $2';
const KEEP = 'UPDATE idempotency_key SET status = $3, body = $4 WHERE actor = $1 AND key = $2';
const RELEASE = 'DELETE FROM idempotency_key WHERE actor = $1 AND key = $2';

/**
 * Runs a creating request once per `Idempotency-Key`: a repeat gets the first answer again. A request that fails is
 * forgotten, so that it can be repeated. What is `shownOnce` is not kept. Errors: `conflict` where the key came with another request, or where the first
 * has not answered within five seconds; `invalidInput` for a key that is empty or over 255 characters.
 */
export async function withIdempotency(
  request: Request,
  actor: string,
  body: unknown,
  run: () => Promise<Response>,
  shownOnce: readonly string[] = [],
): Promise<Response> {
  const key = request.headers.get('idempotency-key');
  if (key === null) return run();
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new AppError('invalidInput', 'The Idempotency-Key must be 1 to 255 visible ASCII characters.');
  }
  const print = fingerprint(request, body);
  const stored = await claimOrWait(actor, key, print);
  if (stored) {
    const headers = { 'cache-control': 'no-store', 'idempotency-replayed': 'true' };
    return stored.status === 204
      ? new Response(null, { status: 204, headers })
      : Response.json(stored.body, { status: stored.status, headers });
  }
  try {
    const response = await run();
    if (response.ok) {
      const text = await response.clone().text();
      await pool().query(KEEP, [actor, key, response.status, text === '' ? null : without(text, shownOnce)]);
    } else {
      await pool().query(RELEASE, [actor, key]);
    }
    return response;
  } catch (error) {
    await pool().query(RELEASE, [actor, key]);
    throw error;
  }
}

/** A JSON text without the fields that are not to be kept. */
function without(text: string, names: readonly string[]): string {
  if (names.length === 0) return text;
  const fields = Object.entries(JSON.parse(text)).filter(([name]) => !names.includes(name));
  return JSON.stringify(Object.fromEntries(fields));
}

/** The answer of an earlier request; undefined where the key is ours now. */
async function claimOrWait(
  actor: string,
  key: string,
  print: string,
): Promise<{ status: number; body: unknown } | undefined> {
  const deadline = systemClock.now().getTime() + WAIT_MS;
  for (;;) {
    const now = systemClock.now();
    const expired = new Date(now.getTime() - KEEP_MS);
    const dead = new Date(now.getTime() - DEAD_AFTER_MS);
    const claimed = await pool().query(CLAIM, [actor, key, print, now, expired, dead]);
    if (claimed.rowCount) return undefined;
    const { rows } = await pool().query<{ request: string; status: number | null; body: unknown }>(FIND, [actor, key]);
    const row = rows[0];
    if (row && row.request !== print) {
      throw new AppError(
        'conflict',
        'This Idempotency-Key was used for another request. Use a new key for a new request.',
      );
    }
    if (row?.status) return { status: row.status, body: row.body };
    if (now.getTime() >= deadline) {
      throw new AppError(
        'conflict',
        'The first request with this Idempotency-Key is still running. Try again in a moment.',
        { retryAfter: 2 },
      );
    }
    await sleep(50);
  }
}

function fingerprint(request: Request, body: unknown): string {
  const url = new URL(request.url);
  return createHash('sha256')
    .update(JSON.stringify([request.method, url.pathname, url.search, body ?? null]))
    .digest('hex');
}
