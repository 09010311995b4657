'use server';

import { z } from 'zod';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { action, permission, personOf } from '@/lib/server/action';
import { archivePiece, pieceInputSchema, savePiece } from '@/lib/services/content/pieces';

const access = permission('campaigns.edit');

/** Keeps blocks as a snippet of the shop; the one of that key is replaced. */
export const saveSnippet = action(
  { name: 'saveSnippet', access, input: pieceInputSchema.omit({ kind: true }) },
  async ({ input, principal, audit }) => {
    const by = `user:${personOf(principal).userId}`;
    audit(input.key, { name: input.name });
    const { id, key } = await savePiece(pool(), { kind: 'snippet', ...input, by, at: systemClock.now() });
    return { id, key };
  },
);

/** Takes a snippet off the list. Emails that hold it keep its words. */
export const removeSnippet = action(
  { name: 'removeSnippet', access, input: z.object({ id: z.string().min(1).max(100) }) },
  async ({ input, audit }) => {
    audit(input.id);
    await archivePiece(pool(), { id: input.id, at: systemClock.now() });
  },
);
