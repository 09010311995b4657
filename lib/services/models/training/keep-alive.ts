import { AppError } from '@/lib/core';
import { log } from '@/lib/platform/log';
import type { Report } from './trainer';
import type { Workbench } from './workbench';

const BEAT_MS = 2_000;
const REPORT_MS = 250;
const BEAT = `UPDATE model_version SET heartbeat_at = $3 WHERE model = $1 AND number = $2 AND status = 'training' AND attempts = $4 RETURNING cancelling`;
const MOVE = `UPDATE model_version SET step = $3, share = $4, done = $5, total = $6, heartbeat_at = $7
  WHERE model = $1 AND number = $2 AND status = 'training' AND attempts = $8 RETURNING cancelling`;

export interface Alive {
  report: Report;
  /** Aborts where a person has cancelled, or where somebody else has taken the training over. */
  signal: AbortSignal;
  cancelled(): boolean;
  stop(): void;
}

/** Signs of life of a training, its progress, and the ear for its cancellation. */
export function keepAlive(
  { pool, clock }: Pick<Workbench, 'pool' | 'clock'>,
  model: number,
  version: number,
  attempt: number,
): Alive {
  const controller = new AbortController();
  let cancelled = false;
  let told = 0;
  const listen = (rows: readonly { cancelling: boolean }[]): void => {
    if (controller.signal.aborted) return;
    cancelled = rows[0]?.cancelling ?? false;
    if (cancelled) controller.abort(new AppError('conflict', 'The training was cancelled.'));
    else if (rows.length === 0) controller.abort(new AppError('conflict', 'The training was taken over.'));
  };
  const beat = (): void => {
    pool
      .query<{ cancelling: boolean }>(BEAT, [model, version, clock.now(), attempt])
      .then(({ rows }) => listen(rows))
      .catch((error: unknown) => log.warn({ err: error }, 'a sign of life was lost'));
  };
  const timer = setInterval(beat, BEAT_MS);
  const report: Report = async (step, share, count) => {
    controller.signal.throwIfAborted();
    const now = clock.now().getTime();
    if (now - told < REPORT_MS && share < 1 && count !== undefined && count.done < count.total) return;
    told = now;
    const values = [model, version, step, share, count?.done ?? null, count?.total ?? null, new Date(now), attempt];
    const { rows } = await pool.query<{ cancelling: boolean }>(MOVE, values);
    listen(rows);
    controller.signal.throwIfAborted();
  };
  return { report, signal: controller.signal, cancelled: () => cancelled, stop: () => clearInterval(timer) };
}
