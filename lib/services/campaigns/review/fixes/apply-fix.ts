import { applyFix as applyPatch, StaleFix } from '@/lib/content/checks/apply-fix';
import type { EmailDocument } from '@/lib/content/document/document';
import { AppError, newId } from '@/lib/core';
import { inTransaction, type Pool, type Queryable } from '@/lib/platform/db';
import { hashDocument } from '../../../content/hash-document';
import { parseDocument } from '../../../content/parse-document';
import { readVersion } from '../../../content/versions';
import { checkNow } from '../check-now';
import { bareId, findReview, lockReview, type ReviewRow } from '../review-row';

/**
 * Lets a check mend what it found, in the version that is being reviewed. It is no edit: what changes is what the check
 * itself proposes, from facts (the price in the catalogue, the words within the limit), not what somebody types. So
 * votes that were given stay, and who presses it becomes no author. Kept with the document before it; can be undone.
 * Errors: notFound; conflict (not open, nothing to fix, changed since).
 */
export async function applyFix(
  pool: Pool,
  input: { review: string; finding: string; hash: string; by: string; at: Date },
): Promise<{ id: string; hash: string }> {
  const { review: reviewId, finding: findingId, hash: seen, by, at } = input;
  const row = await findReview(pool, reviewId);
  const version = await readVersion(pool, { campaign: row.campaign, step: row.step, number: row.version });
  if (row.status !== 'open') throw new AppError('conflict', 'This review is closed: a fix would be an edit.');
  const report = await checkNow(pool, version, at);
  const finding = report.findings.find((each) => each.id === findingId);
  if (!finding?.fix || finding.severity === 'passed')
    throw new AppError('conflict', 'This check has nothing to mend any more.');
  const mended = await parseDocument(pool, patched(version.document, finding.fix));
  const { title } = finding;
  const done = await inTransaction(pool, async (client) => {
    const review = await lockReview(client, reviewId);
    if (review.status !== 'open' || review.hash !== version.hash || seen !== review.hash)
      throw new AppError('conflict', 'The email has changed since you opened it. Look at it again.');
    const id = newId('fix');
    const hash = await replaceDocument(client, review, mended);
    await client.query(
      `INSERT INTO review_fix (id, review, user_id, at, check_id, title, before, before_hash, after_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, review.number, bareId(by), at, finding.id, title, JSON.stringify(version.document), version.hash, hash],
    );
    return { id, hash };
  });
  const changed = await readVersion(pool, { campaign: row.campaign, step: row.step, number: row.version });
  await checkNow(pool, changed, at, 0);
  return done;
}

function patched(document: EmailDocument, fix: Parameters<typeof applyPatch>[1]): EmailDocument {
  try {
    return applyPatch(document, fix);
  } catch (error) {
    if (error instanceof StaleFix) throw new AppError('conflict', error.message);
    throw error;
  }
}

/** Puts another document into a submitted version; the database allows it to nothing but this. */
async function replaceDocument(db: Queryable, review: ReviewRow, document: EmailDocument): Promise<string> {
  const hash = hashDocument(document);
  await db.query("SELECT set_config('kindred.check_fix', 'on', true)");
  await db.query(
    'UPDATE email_version SET document = $4, hash = $5, checks = NULL, checked_at = NULL WHERE campaign = $1 AND step = $2 AND number = $3',
    [review.campaign, review.step, review.version, JSON.stringify(document), hash],
  );
  await db.query("SELECT set_config('kindred.check_fix', 'off', true)");
  await db.query('UPDATE review SET hash = $2 WHERE number = $1', [review.number, hash]);
  return hash;
}

/** Takes the last fix back. Errors: notFound; conflict where something has changed or been voted on since. */
export async function undoFix(
  pool: Pool,
  { id, at }: { id: string; at: Date },
): Promise<{ review: string; hash: string }> {
  const done = await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{
      review: string;
      before: EmailDocument;
      afterHash: string;
      at: Date;
      undoneAt: Date | null;
    }>(
      `SELECT r.id AS review, f.before, f.after_hash AS "afterHash", f.at, f.undone_at AS "undoneAt" FROM review_fix f JOIN review r ON r.number = f.review WHERE f.id = $1`,
      [id],
    );
    const [fix] = rows;
    if (!fix) throw new AppError('notFound', 'There is no such fix.');
    const review = await lockReview(client, fix.review);
    const later = await client.query('SELECT FROM review_vote WHERE review = $1 AND at > $2', [review.number, fix.at]);
    if (fix.undoneAt || review.status !== 'open' || review.hash !== fix.afterHash)
      throw new AppError('conflict', 'The email has changed since: this fix cannot be taken back alone.');
    if (later.rowCount) throw new AppError('conflict', 'Somebody has decided on the email with this fix.');
    const hash = await replaceDocument(client, review, fix.before);
    await client.query('UPDATE review_fix SET undone_at = $2 WHERE id = $1', [id, at]);
    return { review, hash };
  });
  const { campaign, step, version: number } = done.review;
  await checkNow(pool, await readVersion(pool, { campaign, step, number }), at, 0);
  return { review: done.review.id, hash: done.hash };
}
