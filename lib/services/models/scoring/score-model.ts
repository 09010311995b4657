import { AppError } from '@/lib/core';
import { inTransaction, type Queryable } from '@/lib/platform/db';
import { requestSnapshotRebuild } from '../../segments/live/request-rebuild';
import { reportDrift } from '../drift/report-drift';
import { findModelByNumber, type ModelRow } from '../model-row';
import { recordAct } from '../record-act';
import type { Workbench } from '../training/workbench';
import { openVersion } from './open-version';
import { writeScores } from './write-scores';

/** Memberships of so many are looked at one by one; of more, the segments that ask for the model are built anew. */
const FEW = 300;
const CHAMPION = 'SELECT champion FROM model WHERE number = $1 FOR UPDATE';
const SCORED = `UPDATE model SET scored = (SELECT count(*) FROM model_score WHERE model = $1), scored_at = CASE WHEN $3 THEN $2 ELSE scored_at END,
  scored_to = CASE WHEN $3 OR scored_to IS NULL THEN $2 ELSE scored_to END WHERE number = $1`;
const CHANGE = 'INSERT INTO change (customers, at) VALUES ($1, $2)';

export interface Scoring {
  /** Customers with a score now, among those who were asked for. */
  scored: number;
  /** Customers whose metrics are other ones than before. */
  changed: number;
}

/**
 * Has the champion answer for some customers, or for everyone it is for, and writes the answers: the scores, the metrics that rules
 * read, and in the same transaction what makes memberships follow. After everyone, a report of drift.
 */
export async function scoreModel(
  bench: Workbench,
  model: number,
  customers: readonly number[] | null,
): Promise<Scoring> {
  const { pool, clock } = bench;
  const row = await findModelByNumber(pool, model);
  if (!row || row.champion === null || row.status === 'archived') return { scored: 0, changed: 0 };
  const version = row.champion;
  const at = clock.now();
  const { open } = await openVersion(pool, row.id, row.number, version);
  const found = await open.score(pool, customers, at);
  const changed = await inTransaction(pool, async (db) => {
    const { rows } = await db.query<{ champion: number | null }>(CHAMPION, [model]);
    if (rows[0]?.champion !== version) throw new AppError('conflict', 'Another version was promoted meanwhile.');
    const list = await writeScores(db, row, version, found.rows, customers, at);
    await db.query(SCORED, [model, at, customers === null]);
    await announce(db, list, customers === null, at);
    if (customers === null)
      await recordAct(db, {
        model,
        version,
        actor: 'system',
        act: 'scored',
        detail: { scored: found.rows.length, changed: list.length },
        at,
      });
    return list.length;
  });
  if (customers === null) await reportDrift(bench, row, version, found, at);
  return { scored: found.rows.length, changed };
}

/** Thresholds of percentiles are taken afresh after everyone was scored, so those segments are built anew. */
async function announce(db: Queryable, changed: readonly number[], everyone: boolean, at: Date): Promise<void> {
  if (changed.length === 0) return;
  if (everyone || changed.length > FEW) await requestSnapshotRebuild(db);
  if (changed.length <= FEW) await db.query(CHANGE, [changed, at]);
}

/** Takes a model's answers away: from the scores and from the metrics, within the caller's transaction. */
export async function removeScores(db: Queryable, model: ModelRow, at: Date): Promise<void> {
  const changed = await writeScores(db, model, 0, [], null, at);
  await announce(db, changed, true, at);
}
