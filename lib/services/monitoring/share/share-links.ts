import { z } from 'zod';
import { AppError, newId, randomToken } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { hashSecret } from '../../accounts/secrets';
import { PERIODS } from '../overview/period';

/** What a link shows: an overview of a period, which moves on with time. */
export const subjectSchema = z.strictObject({ kind: z.literal('overview'), period: z.enum(PERIODS) });
export type ShareSubject = z.infer<typeof subjectSchema>;

export const SHARE_DAYS = [1, 7, 30] as const;
const DAY_MS = 86_400_000;

export interface ShareLink {
  id: string;
  subject: ShareSubject;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
}

/** A link that shows a subject to whoever has it, until it expires; the token is told this once. */
export async function createShareLink(
  db: Queryable,
  { subject, days, by, at }: { subject: ShareSubject; days: (typeof SHARE_DAYS)[number]; by: string; at: Date },
): Promise<{ id: string; token: string; expiresAt: Date }> {
  const id = newId('shr');
  const token = randomToken(40);
  const expiresAt = new Date(at.getTime() + days * DAY_MS);
  await db.query(
    'INSERT INTO share_link (id, token_hash, subject, created_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [id, hashSecret(token), JSON.stringify(subject), by, at, expiresAt],
  );
  return { id, token, expiresAt };
}

/** What a token shows now; undefined where it was never given out, has expired or was ended. */
export async function findShareLink(db: Queryable, token: string, at: Date): Promise<ShareLink | undefined> {
  const { rows } = await db.query<Omit<ShareLink, 'subject'> & { subject: unknown }>(
    `SELECT l.id, l.subject, coalesce(u.name, 'Somebody') AS "createdBy", l.created_at AS "createdAt", l.expires_at AS "expiresAt"
     FROM share_link l LEFT JOIN user_account u ON u.id = l.created_by WHERE l.token_hash = $1 AND l.ended_at IS NULL AND l.expires_at > $2`,
    [hashSecret(token), at],
  );
  const [row] = rows;
  const subject = subjectSchema.safeParse(row?.subject);
  return row && subject.success ? { ...row, subject: subject.data } : undefined;
}

/** The links of everyone that still lead somewhere, the latest first. */
export async function listShareLinks(db: Queryable, at: Date): Promise<ShareLink[]> {
  const { rows } = await db.query<ShareLink>(
    `SELECT l.id, l.subject, coalesce(u.name, 'Somebody who has left') AS "createdBy", l.created_at AS "createdAt", l.expires_at AS "expiresAt"
     FROM share_link l LEFT JOIN user_account u ON u.id = l.created_by WHERE l.ended_at IS NULL AND l.expires_at > $1 AND l.subject->>'kind' = 'overview' ORDER BY l.created_at DESC LIMIT 100`,
    [at],
  );
  return rows;
}

/** From now on it leads nowhere. Errors: notFound. */
export async function endShareLink(db: Queryable, id: string, at: Date): Promise<void> {
  const { rowCount } = await db.query('UPDATE share_link SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL', [
    id,
    at,
  ]);
  if (!rowCount) throw new AppError('notFound', 'There is no such link, or it has ended.');
}
