import type { Clock } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';

const BEAT_MS = 3_000;
const BEAT = `INSERT INTO setting (key, value, updated_at) VALUES ('worker', jsonb_build_object('at', $1::text), $2)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`;

/** Writes a sign of life every few seconds, by which health is told; returns what stops it. */
export function startHeartbeat(pool: Pool, clock: Clock, onError: (error: unknown) => void): () => void {
  const beat = (): void => {
    const now = clock.now();
    pool.query(BEAT, [now.toISOString(), now]).catch(onError);
  };
  beat();
  const timer = setInterval(beat, BEAT_MS);
  return () => clearInterval(timer);
}
