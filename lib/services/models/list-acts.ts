import type { Queryable } from '@/lib/platform/db';
import { findModel, personOf } from './model-row';

export interface ListedAct {
  id: string;
  version: number | null;
  by: { id: string; name: string };
  act: string;
  detail: Record<string, unknown> | null;
  at: string;
}

const ACTS = `SELECT a.id::text AS id, a.version, a.actor, a.act, a.detail, a.at,
    (SELECT u.name FROM user_account u WHERE 'user:' || u.id = a.actor) AS name
  FROM model_act a WHERE a.model = $1 AND ($2::bigint IS NULL OR a.id < $2::bigint) ORDER BY a.id DESC LIMIT $3`;

/** What was done with a model and by whom, the latest first. `cursor` is the id of the last one of the page before. */
export async function listActs(
  db: Queryable,
  reference: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ data: ListedAct[]; nextCursor: string | null }> {
  const model = await findModel(db, reference);
  const before = cursor && /^\d{1,18}$/.test(cursor) ? cursor : null;
  const { rows } = await db.query<Omit<ListedAct, 'by' | 'at'> & { actor: string; name: string | null; at: Date }>(
    ACTS,
    [model.number, before, limit + 1],
  );
  const page = rows.slice(0, limit);
  const data = page.map(({ actor, name, at, ...row }) => ({ ...row, by: personOf(actor, name), at: at.toISOString() }));
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}
