import { AppError } from '@/lib/core';
import { inTransaction, type Pool } from '@/lib/platform/db';
import { announceDefinitions, lockDefinitions } from './definitions-lock';
import { findSegment } from './find-segment';
import { readSegmentCatalog, referringTo } from './segment-catalog';

export interface SegmentUse {
  kind: 'rule' | 'parent';
  id: string;
  name: string;
}

/** Deletes a segment with its history. Errors: notFound; conflict where another segment uses it, saying which. */
export async function deleteSegment(pool: Pool, reference: string): Promise<void> {
  await inTransaction(pool, async (db) => {
    await lockDefinitions(db, 'alone');
    const segment = await findSegment(db, reference);
    const catalog = await readSegmentCatalog(db);
    const children = await db.query<{ id: string; name: string }>(
      'SELECT id, name FROM segment WHERE parent_id = $1 ORDER BY name',
      [segment.id],
    );
    const uses: SegmentUse[] = [
      ...referringTo(catalog, segment).map(({ id, name }) => ({ kind: 'rule' as const, id, name })),
      ...children.rows.map(({ id, name }) => ({ kind: 'parent' as const, id, name })),
    ];
    if (uses.length > 0) {
      const errors = uses.map(({ kind, id, name }) => ({
        path: `/segments/${id}`,
        message: kind === 'rule' ? `The rule of “${name}” refers to it` : `“${name}” stands below it`,
      }));
      throw new AppError(
        'conflict',
        `“${segment.name}” is in use: ${errors.map(({ message }) => message).join('; ')}`,
        { errors },
      );
    }
    for (const table of ['membership', 'segment_transition', 'segment_version'])
      await db.query(`DELETE FROM ${table} WHERE segment = $1`, [segment.number]);
    await db.query('DELETE FROM segment WHERE number = $1', [segment.number]);
    await announceDefinitions(db);
  });
}
