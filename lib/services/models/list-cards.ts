import type { Queryable } from '@/lib/platform/db';
import { getModel } from './get-model';
import { type ListModelsInput, listModels } from './list-models';
import { toCardLine } from './to-card';

/** A page of models as the public contract shows them. */
export async function listCards(
  db: Queryable,
  input: ListModelsInput,
): Promise<{ data: ReturnType<typeof toCardLine>[]; nextCursor: string | null }> {
  const { data, nextCursor } = await listModels(db, input);
  const lines: ReturnType<typeof toCardLine>[] = [];
  for (const { id } of data) lines.push(toCardLine(await getModel(db, id, { at: input.at })));
  return { data: lines, nextCursor };
}
