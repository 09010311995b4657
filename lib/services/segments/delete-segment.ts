import { AppError } from '@/lib/core';
import { inTransaction, type Pool } from '@/lib/platform/db';
import { announceDefinitions, lockDefinitions } from './definitions-lock';
import { endMemberships } from './end-memberships';
import { findSegment } from './find-segment';
import { listUses, useWords } from './list-uses';

export interface Deletion {
  /** As `actorOf()` writes it. */
  actor: string;
  at: Date;
}

/**
 * Deletes a segment: everyone leaves it, and it is gone from every list. What it was, with its history, is kept for
 * thirty days, to be brought back. Errors: notFound; conflict where another segment or a campaign uses it, saying which.
 */
export async function deleteSegment(pool: Pool, reference: string, { actor, at }: Deletion): Promise<void> {
  await inTransaction(pool, async (db) => {
    await lockDefinitions(db, 'alone');
    const segment = await findSegment(db, reference);
    const uses = await listUses(db, segment.id);
    if (uses.length > 0) {
      const errors = uses.map((use) => ({
        path: `/${use.kind === 'campaign' ? 'campaigns' : 'segments'}/${use.id}`,
        message: useWords(use),
      }));
      throw new AppError(
        'conflict',
        `“${segment.name}” is in use: ${errors.map(({ message }) => message).join('; ')}`,
        { errors },
      );
    }
    await endMemberships(db, segment.number, at);
    await db.query(
      `INSERT INTO deleted_segment (number, id, content, actor, deleted_at)
       SELECT s.number, s.id, to_jsonb(s) || jsonb_build_object('status', $2::text), $3, $4 FROM segment s WHERE s.number = $1`,
      [segment.number, segment.status, actor, at],
    );
    await db.query('DELETE FROM segment_finding WHERE segment = $1', [segment.number]);
    await db.query('DELETE FROM segment WHERE number = $1', [segment.number]);
    await announceDefinitions(db);
  });
}
