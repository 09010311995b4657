import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { readVersion } from '../../../content/versions';
import { listComments } from '../comments/manage-comments';
import { findPublicReview } from './list-reviews';

/** One review with its email, its findings and its comments. Errors: notFound. */
export async function getReview(db: Queryable, id: string) {
  const found = await findPublicReview(db, id);
  if (!found) throw new AppError('notFound', 'There is no such review.');
  const { review, campaignNumber, number } = found;
  const version = await readVersion(db, { campaign: campaignNumber, step: review.step, number: review.version });
  const comments = await listComments(db, number);
  return {
    ...review,
    document: version.document,
    checks:
      version.checks?.findings.map((finding) => ({
        id: finding.id,
        check: finding.check,
        severity: finding.severity,
        title: finding.title,
        detail: finding.detail,
        place: finding.place?.pointer ?? null,
      })) ?? null,
    comments: comments.map((comment) => ({
      id: comment.id,
      parentId: comment.parentId,
      authorId: comment.authorId,
      place: comment.place?.pointer ?? null,
      body: comment.body,
      at: comment.at.toISOString(),
      resolvedAt: comment.resolvedAt?.toISOString() ?? null,
    })),
  };
}
