import { inTransaction } from '@/lib/platform/db';
import { raiseAlert } from '../drift/raise-alert';
import { findModelByNumber } from '../model-row';
import { promoteVersion } from '../promote-version';
import type { Workbench } from '../training/workbench';
import { compareVersions } from './compare-versions';

const WAITS = `SELECT 1 FROM model_version WHERE model = $1 AND number = $2 AND status = 'challenger'`;

/**
 * Compares a challenger with the champion. Where the schedule lets a rule decide, one that is clearly better is promoted;
 * else a person is asked.
 */
export async function decideOnChallenger({ pool, clock }: Workbench, number: number, version: number): Promise<void> {
  const model = await findModelByNumber(pool, number);
  if (!model || (await pool.query(WAITS, [number, version])).rowCount === 0) return;
  const at = clock.now();
  const duel = await compareVersions(pool, model, version, at);
  if (!duel) return;
  if (model.schedule.promotion === 'better' && duel.verdict === 'better') {
    await promoteVersion(pool, model.key, version, { actor: 'system', at, reason: `by rule: ${duel.words}` });
    return;
  }
  await inTransaction(pool, (db) =>
    raiseAlert(db, {
      model: number,
      version,
      kind: 'challenger',
      feature: null,
      severity: 'info',
      message: `Version ${version} of ${model.name} waits for a decision. ${duel.words}`,
      detail: { verdict: duel.verdict, gain: duel.gain },
      at,
    }),
  );
}
