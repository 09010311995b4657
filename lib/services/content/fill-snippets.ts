import { z } from 'zod';
import { type Block, type PlainBlock, plainBlockSchema, type SimpleBlock } from '@/lib/content/document/blocks';
import type { EmailDocument } from '@/lib/content/document/document';
import { walkBlocks } from '@/lib/content/document/walk-blocks';
import { AppError, hash32 } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';

const FIND = `SELECT key, document FROM content_piece WHERE kind = 'snippet' AND key = ANY($1::text[]) AND archived_at IS NULL`;
export const snippetDocumentSchema = z.object({ blocks: z.array(plainBlockSchema).max(20) });
export type SnippetDocument = z.infer<typeof snippetDocumentSchema>;

/** The document with the blocks of its snippets as they are now. Errors: invalidInput where one is not there. */
export async function fillSnippets(db: Queryable, document: EmailDocument): Promise<EmailDocument> {
  const used = walkBlocks(document).flatMap(({ block, place }) =>
    block.type === 'snippet' ? [{ key: block.key, place, filled: block.blocks.length > 0 }] : [],
  );
  if (used.length === 0) return document;
  const { rows } = await db.query<{ key: string; document: unknown }>(FIND, [used.map(({ key }) => key)]);
  const pieces = new Map(rows.map((row) => [row.key, snippetDocumentSchema.parse(row.document).blocks]));
  // One that was put away since stays as it was copied.
  const errors = used
    .filter(({ key, filled }) => !pieces.has(key) && !filled)
    .map(({ key, place }) => ({ path: `${place}/key`, message: `there is no snippet “${key}”` }));
  if (errors.length > 0) throw new AppError('invalidInput', 'The email is not valid', { errors });
  const fillOne = <T extends Block | SimpleBlock>(block: T): T => {
    if (block.type !== 'snippet') return block;
    const blocks = pieces.get(block.key);
    return blocks ? { ...block, blocks: blocks.map((inner) => renamed(inner, block.id)) } : block;
  };
  const fill = (blocks: readonly Block[]): Block[] =>
    blocks.map((block) =>
      block.type === 'columns'
        ? { ...block, columns: block.columns.map((inner) => inner.map(fillOne)) }
        : fillOne(block),
    );
  return {
    ...document,
    blocks: fill(document.blocks),
    variants: document.variants.map((variant) => ({ ...variant, blocks: variant.blocks && fill(variant.blocks) })),
  };
}

/** A snippet may stand twice in an email: its blocks are named by where it stands. */
const renamed = (block: PlainBlock, within: string): PlainBlock => ({
  ...block,
  id: `s${hash32(`${within}/${block.id}`).toString(36).padStart(7, '0')}`,
});
