import { type Clock, systemClock } from '@/lib/core/clock';
import { type Columns, columnsOf } from '@/lib/platform/audience';
import { pool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { probeDatabase } from '@/lib/platform/probe-database';
import { processWide } from '@/lib/platform/process-wide';
import type { Health } from './contract/health';

const TIMEOUT_MS = 1_500;
const WORKER_STALE_MS = 15_000;
const HEARTBEAT = `SELECT value->>'at' AS at FROM setting WHERE key = 'worker'`;

/** The state of the database and of the worker, asked anew; never slower than two seconds. */
export async function checkHealth(clock: Clock, databaseUrl: string, columns?: Columns): Promise<Health> {
  const audience = stateOf(columns);
  const started = clock.now().getTime();
  try {
    const rows = await probeDatabase<{ at: string | null }>(databaseUrl, HEARTBEAT, TIMEOUT_MS);
    const now = clock.now().getTime();
    const seen = Date.parse(rows[0]?.at ?? '');
    const alive = Number.isFinite(seen) && now - seen <= WORKER_STALE_MS;
    return {
      status: alive ? 'up' : 'down',
      database: { status: 'up', latencyMs: now - started },
      audience,
      worker: {
        status: alive ? 'up' : 'down',
        lastSeenAt: Number.isFinite(seen) ? new Date(seen).toISOString() : null,
      },
    };
  } catch {
    // Without the database nobody can say how the worker does.
    return {
      status: 'down',
      database: { status: 'down', latencyMs: null },
      audience,
      worker: { status: 'down', lastSeenAt: null },
    };
  }
}

/** Where nobody has asked yet, they begin to be loaded: whoever waits for health waits for them as well. */
function stateOf(columns: Columns | undefined): Health['audience'] {
  void columns?.load();
  if (columns?.ready) return { status: 'memory', events: columns.events };
  return { status: columns?.isLoading ? 'loading' : 'database', events: null };
}

const running = processWide('healthCheck', () => ({ check: undefined as Promise<Health> | undefined }));

/** Answers the health of this installation; callers at the same moment share one check. */
export async function answerHealth(): Promise<Response> {
  running.check ??= checkHealth(systemClock, env().DATABASE_URL, columnsOf(pool())).finally(() => {
    running.check = undefined;
  });
  const health = await running.check;
  const headers = { 'cache-control': 'no-store, max-age=0' };
  return Response.json(health, { status: health.status === 'up' ? 200 : 503, headers });
}
