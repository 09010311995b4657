import { z } from 'zod';
import type { EmailDocument } from '@/lib/content/document/document';
import { AppError, jsonPointer, newId } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { type SnippetDocument, snippetDocumentSchema } from './fill-snippets';
import { parseDocument } from './parse-document';

export const PIECE_KINDS = ['snippet', 'template'] as const;
export type PieceKind = (typeof PIECE_KINDS)[number];

/** A reusable part of emails (`snippet`: blocks), or a whole email to begin from (`template`). */
export interface ContentPiece {
  id: string;
  kind: PieceKind;
  key: string;
  name: string;
  document: SnippetDocument | EmailDocument;
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
}

const COLUMNS = `id, kind, key, name, document, created_by AS "createdBy", created_at AS "createdAt", updated_at AS "updatedAt"`;
const LIST = `SELECT ${COLUMNS} FROM content_piece WHERE archived_at IS NULL AND ($1::text IS NULL OR kind = $1) ORDER BY lower(name), id LIMIT 500`;
const SAVE = `INSERT INTO content_piece (id, kind, key, name, document, created_by, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
  ON CONFLICT (kind, key) DO UPDATE SET name = EXCLUDED.name, document = EXCLUDED.document, updated_at = EXCLUDED.updated_at, archived_at = NULL
  RETURNING ${COLUMNS}`;
const ARCHIVE = `UPDATE content_piece SET archived_at = $2 WHERE id = $1 AND archived_at IS NULL`;

/** Pieces that are not archived, by name. */
export async function listPieces(db: Queryable, kind?: PieceKind): Promise<ContentPiece[]> {
  const { rows } = await db.query<ContentPiece>(LIST, [kind ?? null]);
  return rows;
}

export const pieceInputSchema = z.object({
  kind: z.enum(PIECE_KINDS),
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'Small letters, digits and hyphens'),
  name: z.string().trim().min(1).max(120),
  document: z.unknown(),
});

/**
 * Makes a piece, or changes the one of that kind and key. Emails that hold a snippet keep its words until they are next
 * saved. Errors: invalidInput with places.
 */
export async function savePiece(
  db: Queryable,
  { by, at, ...input }: z.infer<typeof pieceInputSchema> & { by: string; at: Date },
): Promise<ContentPiece> {
  const document =
    input.kind === 'template' ? await parseDocument(db, input.document) : await parseSnippet(db, input.document);
  const { rows } = await db.query<ContentPiece>(SAVE, [
    newId('pce'),
    input.kind,
    input.key,
    input.name,
    JSON.stringify(document),
    by,
    at,
  ]);
  const piece = rows[0];
  if (!piece) throw new AppError('internal');
  return piece;
}

/** A snippet's blocks are held to the same rules as those of an email. */
async function parseSnippet(db: Queryable, value: unknown): Promise<SnippetDocument> {
  const parsed = snippetDocumentSchema.safeParse(value);
  if (!parsed.success)
    throw new AppError('invalidInput', 'The snippet is not valid', {
      errors: parsed.error.issues.map(({ path, message }) => ({ path: jsonPointer(path), message })),
    });
  await parseDocument(db, { format: 1, variants: [{ key: 'A', subject: 'x' }], blocks: parsed.data.blocks });
  return parsed.data;
}

/** Errors: notFound. */
export async function archivePiece(db: Queryable, { id, at }: { id: string; at: Date }): Promise<void> {
  const { rowCount } = await db.query(ARCHIVE, [id, at]);
  if (!rowCount) throw new AppError('notFound', 'There is no such piece.');
}
