import type { CheckReport } from '@/lib/content/checks/types';
import { type EmailDocument, emailDocumentSchema } from '@/lib/content/document/document';
import { AppError } from '@/lib/core';
import { inTransaction, type Pool, type Queryable } from '@/lib/platform/db';
import { fillSnippets } from './fill-snippets';
import { hashDocument } from './hash-document';
import { parseDocument } from './parse-document';

export { hashDocument } from './hash-document';

export const VERSION_STATUSES = [
  'draft',
  'submitted',
  'changesRequested',
  'approved',
  'rejected',
  'superseded',
] as const;
export type VersionStatus = (typeof VERSION_STATUSES)[number];

/** An email as it was at one time. */
export interface StoredVersion {
  campaign: number;
  step: number;
  number: number;
  status: VersionStatus;
  document: EmailDocument;
  hash: string;
  generated: boolean;
  note: string | null;
  checks: CheckReport | null;
  checkedAt: Date | null;
  createdBy: string;
  createdAt: Date;
  updatedBy: string;
  updatedAt: Date;
}

export interface SaveDraftInput {
  /** Number of the campaign, position of the step. */
  campaign: number;
  step: number;
  document: unknown;
  /** `user:usr_…` */
  by: string;
  at: Date;
  /** The hash that the edit began from: refused where somebody else has saved since. */
  from?: string | undefined;
  /** Whether the generator made it. */
  generated?: boolean | undefined;
  note?: string | undefined;
}

const COLUMNS = `campaign, step, number, status, document, hash, generated, note, checks, checked_at AS "checkedAt",
  created_by AS "createdBy", created_at AS "createdAt", updated_by AS "updatedBy", updated_at AS "updatedAt"`;
const LOCK = `SELECT version FROM campaign_step WHERE campaign = $1 AND position = $2 FOR UPDATE`;
const FIND = `SELECT ${COLUMNS} FROM email_version WHERE campaign = $1 AND step = $2 AND number = $3`;
const LAST = `SELECT ${COLUMNS} FROM email_version WHERE campaign = $1 AND step = $2 ORDER BY number DESC LIMIT 1`;
const LIST = `SELECT ${COLUMNS} FROM email_version WHERE campaign = $1 AND step = $2 ORDER BY number DESC LIMIT 200`;
const CHANGE = `UPDATE email_version SET document = $4, hash = $5, updated_by = $6, updated_at = $7,
    generated = coalesce($8, generated), note = coalesce($9, note),
    checks = CASE WHEN hash = $5 THEN checks END, checked_at = CASE WHEN hash = $5 THEN checked_at END
  WHERE campaign = $1 AND step = $2 AND number = $3 RETURNING ${COLUMNS}`;
const ADD = `INSERT INTO email_version (campaign, step, number, status, document, hash, generated, note, created_by, created_at, updated_by, updated_at)
  VALUES ($1, $2, $3, 'draft', $4, $5, coalesce($8, false), $9, $6, $7, $6, $7) RETURNING ${COLUMNS}`;
const COUNT = `UPDATE campaign_step SET version = $3 WHERE campaign = $1 AND position = $2`;

/**
 * Keeps the draft of a step: the last version while it is a draft, else a new one. Snippets are copied into it. Errors:
 * notFound (no such step), invalidInput (with places), conflict (saved by somebody else since `from`).
 */
export async function saveDraft(db: Pool, input: SaveDraftInput): Promise<StoredVersion> {
  const document = await fillSnippets(db, await parseDocument(db, input.document));
  const hash = hashDocument(document);
  return inTransaction(db, async (client) => {
    const { campaign, step, by, at } = input;
    const { rows } = await client.query<{ version: number }>(LOCK, [campaign, step]);
    if (!rows[0]) throw new AppError('notFound', 'There is no such email.');
    const last = await latestVersion(client, { campaign, step });
    if (last && input.from !== undefined && input.from !== last.hash)
      throw new AppError('conflict', 'Somebody else has changed this email since you opened it.');
    // An unchanged document makes no new version of what was submitted or approved.
    if (last && last.status !== 'draft' && last.hash === hash) return last;
    const number = last?.status === 'draft' ? last.number : Math.max(rows[0].version, last?.number ?? 0) + 1;
    const statement = last?.status === 'draft' ? CHANGE : ADD;
    const saved = await client.query<StoredVersion>(statement, [
      campaign,
      step,
      number,
      JSON.stringify(document),
      hash,
      by,
      at,
      input.generated ?? null,
      input.note ?? null,
    ]);
    await client.query(COUNT, [campaign, step, number]);
    const version = saved.rows[0];
    if (!version) throw new AppError('internal');
    return read(version);
  });
}

/** Documents that were stored before a field existed get its default. */
const read = (row: StoredVersion): StoredVersion => ({ ...row, document: emailDocumentSchema.parse(row.document) });

/** Errors: notFound. */
export async function readVersion(
  db: Queryable,
  { campaign, step, number }: { campaign: number; step: number; number: number },
): Promise<StoredVersion> {
  const { rows } = await db.query<StoredVersion>(FIND, [campaign, step, number]);
  if (!rows[0]) throw new AppError('notFound', 'There is no such version of this email.');
  return read(rows[0]);
}

/** The last version, null where none has been saved. */
export async function latestVersion(
  db: Queryable,
  { campaign, step }: { campaign: number; step: number },
): Promise<StoredVersion | null> {
  const { rows } = await db.query<StoredVersion>(LAST, [campaign, step]);
  return rows[0] ? read(rows[0]) : null;
}

/** All versions, the last first. */
export async function listVersions(
  db: Queryable,
  { campaign, step }: { campaign: number; step: number },
): Promise<StoredVersion[]> {
  const { rows } = await db.query<StoredVersion>(LIST, [campaign, step]);
  return rows.map(read);
}
