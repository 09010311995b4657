import { z } from 'zod';
import { AppError, newId } from '@/lib/core';
import { inTransaction, type Pool, type Queryable } from '@/lib/platform/db';
import { bareId, findReview } from '../review-row';

/** Where a comment points: a place of the document and the words that are meant. */
export const placeSchema = z.strictObject({
  /** JSON pointer into the document. */
  pointer: z.string().max(300),
  quote: z.string().max(1_000).default(''),
  /** Id of the block: the pin stays with it. */
  block: z.string().max(12).nullable().default(null),
});
export type CommentPlace = z.infer<typeof placeSchema>;

export const commentBody = z.string().trim().min(1, 'Say something').max(5_000);

export interface CommentRow {
  id: string;
  place: CommentPlace | null;
  body: string;
  authorId: string;
  author: string;
  parentId: string | null;
  at: Date;
  resolvedAt: Date | null;
  resolvedBy: string | null;
}

/** The comments of a review, each thread's first before its answers. */
export async function listComments(db: Queryable, review: number): Promise<CommentRow[]> {
  const { rows } = await db.query<CommentRow>(
    `SELECT c.id, c.place, c.body, c.author_id AS "authorId", coalesce(u.name, 'Somebody who has left') AS author, c.parent_id AS "parentId", c.at,
       c.resolved_at AS "resolvedAt", (SELECT name FROM user_account WHERE id = c.resolved_by) AS "resolvedBy"
     FROM review_comment c LEFT JOIN user_account u ON u.id = c.author_id WHERE c.review = $1 ORDER BY c.at, c.id`,
    [review],
  );
  return rows;
}

export interface CommentInput {
  review: string;
  by: string;
  body: string;
  place?: CommentPlace | null | undefined;
  /** The comment that this answers. */
  parentId?: string | null | undefined;
  at: Date;
}

/** Says something about an email, at a place or about the whole, or answers. Errors: notFound. */
export async function addComment(pool: Pool, input: CommentInput): Promise<{ id: string }> {
  return inTransaction(pool, async (client) => {
    const review = await findReview(client, input.review);
    if (input.parentId) {
      const { rowCount } = await client.query(
        'UPDATE review_comment SET resolved_at = NULL, resolved_by = NULL WHERE id = $1 AND review = $2 AND parent_id IS NULL',
        [input.parentId, review.number],
      );
      if (!rowCount) throw new AppError('notFound', 'What this answers is gone.');
    }
    const id = newId('cmt');
    await client.query(
      'INSERT INTO review_comment (id, review, place, body, author_id, parent_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [
        id,
        review.number,
        input.parentId || !input.place ? null : JSON.stringify(input.place),
        input.body,
        bareId(input.by),
        input.parentId ?? null,
        input.at,
      ],
    );
    return { id };
  });
}

/** Marks a thread as settled, or opens it again. Errors: notFound. */
export async function resolveComment(
  db: Queryable,
  { id, by, resolved, at }: { id: string; by: string; resolved: boolean; at: Date },
): Promise<{ review: string }> {
  const { rows } = await db.query<{ review: string }>(
    `UPDATE review_comment c SET resolved_at = CASE WHEN $2 THEN $3::timestamptz END, resolved_by = CASE WHEN $2 THEN $4 END
     FROM review r WHERE r.number = c.review AND c.id = $1 AND c.parent_id IS NULL RETURNING r.id AS review`,
    [id, resolved, at, bareId(by)],
  );
  const [row] = rows;
  if (!row) throw new AppError('notFound', 'There is no such comment.');
  return row;
}
