import type { EmailDocument } from '@/lib/content/document/document';
import { AppError, newId } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { parseDocument } from './parse-document';

/** A whole email to begin others from. */
export interface Template {
  id: string;
  key: string;
  name: string;
  document: EmailDocument;
  createdAt: Date;
  updatedAt: Date;
}

const COLUMNS = `id, key, name, document, created_at AS "createdAt", updated_at AS "updatedAt"`;
const OURS = `kind = 'template' AND archived_at IS NULL`;
const LIST = `SELECT ${COLUMNS} FROM content_piece WHERE ${OURS}
  AND ($1::text IS NULL OR (lower(name), id) > (SELECT lower(name), id FROM content_piece WHERE id = $1)) ORDER BY lower(name), id LIMIT $2`;
const FIND = `SELECT ${COLUMNS} FROM content_piece WHERE id = $1 AND ${OURS}`;
/** A key that an archived template had is free again. */
const CREATE = `INSERT INTO content_piece AS p (id, kind, key, name, document, created_by, created_at, updated_at)
  VALUES ($1, 'template', $2, $3, $4, $5, $6, $6)
  ON CONFLICT (kind, key) DO UPDATE SET id = excluded.id, name = excluded.name, document = excluded.document, created_by = excluded.created_by,
    created_at = excluded.created_at, updated_at = excluded.updated_at, archived_at = NULL WHERE p.archived_at IS NOT NULL
  RETURNING ${COLUMNS}`;
const UPDATE = `UPDATE content_piece SET name = coalesce($2, name), document = coalesce($3, document), updated_at = $4
  WHERE id = $1 AND ${OURS} RETURNING ${COLUMNS}`;

/**
 * Templates by name, a page at a time. The cursor is the id of the last one of the page before. Errors: invalidInput
 * for another text.
 */
export async function listTemplates(
  db: Queryable,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ data: Template[]; nextCursor: string | null }> {
  const { rows } = await db.query<Template>(LIST, [cursor ?? null, limit + 1]);
  if (cursor !== undefined && rows.length === 0) await checkCursor(db, cursor);
  const data = rows.slice(0, limit);
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}

/** An archived template still says where a page ended; a text that never was the id of one says nothing. */
async function checkCursor(db: Queryable, cursor: string): Promise<void> {
  const { rowCount } = await db.query(`SELECT FROM content_piece WHERE id = $1 AND kind = 'template'`, [cursor]);
  if (rowCount === 1) return;
  throw new AppError('invalidInput', undefined, {
    errors: [{ path: '/cursor', message: 'This cursor is of another list or another order. Begin without one.' }],
  });
}

/** Errors: notFound. */
export async function findTemplate(db: Queryable, id: string): Promise<Template> {
  const { rows } = await db.query<Template>(FIND, [id]);
  return rows[0] ?? nowhere();
}

/** Errors: invalidInput with places in the document; conflict where a template has the key. */
export async function createTemplate(
  db: Queryable,
  { key, name, document, by, at }: { key: string; name: string; document: unknown; by: string; at: Date },
): Promise<Template> {
  const parsed = await parseDocument(db, document);
  const { rows } = await db.query<Template>(CREATE, [newId('pce'), key, name, JSON.stringify(parsed), by, at]);
  if (!rows[0]) throw new AppError('conflict', `There is a template with the key ${key}. Change that one.`);
  return rows[0];
}

/** Emails that were begun from it stay as they are. Errors: invalidInput, notFound. */
export async function updateTemplate(
  db: Queryable,
  id: string,
  { name, document, at }: { name?: string | undefined; document?: unknown; at: Date },
): Promise<Template> {
  const parsed = document === undefined ? null : JSON.stringify(await parseDocument(db, document));
  const { rows } = await db.query<Template>(UPDATE, [id, name ?? null, parsed, at]);
  return rows[0] ?? nowhere();
}

function nowhere(): never {
  throw new AppError('notFound', 'There is no such template.');
}
