import { setTimeout as sleep } from 'node:timers/promises';
import type { Queryable } from '@/lib/platform/db';
import type { Evaluator } from '@/lib/services/segments/live/evaluator';

const UNBUILT = `SELECT 1 FROM segment WHERE status = 'active' AND built_version IS DISTINCT FROM version LIMIT 1`;

/** Ticks until nothing is left to do at the clock's instant: changes and due times looked at, builds finished. */
export async function settle(evaluator: Evaluator, db: Queryable): Promise<void> {
  for (;;) {
    const { more, looked } = await evaluator.tick(db);
    if (more || looked > 0) continue;
    if (!evaluator.building && (await db.query(UNBUILT)).rowCount === 0) return;
    await sleep(2);
  }
}
