import { AppError } from '@/lib/core';
import { inTransaction, type Pool } from '@/lib/platform/db';
import { type Rule, ruleSchema } from '@/lib/rules';
import { checkRule } from './check-segment';
import { announceDefinitions, lockDefinitions } from './definitions-lock';
import { findSegment } from './find-segment';
import { readSegmentCatalog } from './segment-catalog';
import { freeKey } from './segment-key';
import { type Segment, toSegment } from './segment-row';

/** For how long a deleted segment can be brought back. */
export const KEPT_DAYS = 30;

const FIND = 'DELETE FROM deleted_segment WHERE id = $1 RETURNING number, content';
const RESTORE = `INSERT INTO segment SELECT (jsonb_populate_record(NULL::segment, $1::jsonb || jsonb_build_object('key', $2::text))).*`;
const TAKEN = 'SELECT 1 FROM segment WHERE key = $1 OR id = $1';

/**
 * Brings back a deleted segment by its id, with its versions and history; a live one is built anew at once. A key that
 * somebody has taken meanwhile becomes another. Errors: notFound; invalidInput where its rule or parent leads nowhere now.
 */
export async function restoreSegment(pool: Pool, id: string): Promise<Segment> {
  return inTransaction(pool, async (db) => {
    await lockDefinitions(db, 'alone');
    const { rows } = await db.query<{ content: Record<string, unknown> & { key: string; name: string } }>(FIND, [id]);
    const [found] = rows;
    if (!found) throw new AppError('notFound', 'There is no such deleted segment');
    const { content } = found;
    const rule: Rule = ruleSchema.parse(content.rule);
    const parentId = typeof content.parent_id === 'string' ? content.parent_id : null;
    checkRule(rule, await readSegmentCatalog(db), id, parentId);
    const taken = (await db.query(TAKEN, [content.key])).rowCount;
    const key = taken ? await freeKey(db, content.name) : content.key;
    const fresh = { ...content, built_version: null, size: null, size_at: null };
    await db.query(RESTORE, [JSON.stringify(fresh), key]);
    await announceDefinitions(db);
    return toSegment(await findSegment(db, id));
  });
}

/** Forgets for good what was deleted too long ago. Returns how many segments that was. */
export async function purgeDeleted(pool: Pool, now: Date): Promise<number> {
  return inTransaction(pool, async (db) => {
    const { rows } = await db.query<{ number: number }>(
      'DELETE FROM deleted_segment WHERE deleted_at < $1::timestamptz - make_interval(days => $2::int) RETURNING number',
      [now, KEPT_DAYS],
    );
    const numbers = rows.map(({ number }) => number);
    for (const table of ['membership', 'segment_transition', 'segment_version'])
      await db.query(`DELETE FROM ${table} WHERE segment = ANY($1::int[])`, [numbers]);
    return numbers.length;
  });
}
