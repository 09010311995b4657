import sql, { join, raw } from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import { decodeCursor, encodeCursor } from '../profiles/cursor';
import { maskCustomer } from '../profiles/mask-customer';
import { nameOf } from '../profiles/name-of';
import { findModel } from './model-row';
import type { Score } from './types';

export interface ListScoresInput {
  /** Part of the name, address or external id. */
  q?: string | undefined;
  group?: string | undefined;
  /** Only those at this percentile or above. */
  from?: number | undefined;
  order?: 'highest' | 'lowest' | undefined;
  cursor?: string | undefined;
  limit: number;
  personal: boolean;
}

interface Row {
  number: number;
  id: string;
  externalId: string | null;
  email: string | null;
  traits: Record<string, unknown>;
  value: number | null;
  probability: number | null;
  percentile: number | null;
  label: string | null;
  at: Date;
  place: number;
}

/** The answers of a model's champion, customer by customer. Errors: notFound. */
export async function listScores(
  db: Queryable,
  reference: string,
  { q, group, from, order = 'highest', cursor, limit, personal }: ListScoresInput,
): Promise<{ data: Score[]; nextCursor: string | null }> {
  const model = await findModel(db, reference);
  const place = sql`coalesce(s.percentile, -1)`;
  const filters = [sql`s.model = ${model.number}::int`, sql`c.merged_into IS NULL AND c.erased_at IS NULL`];
  if (group !== undefined) filters.push(sql`s.label = ${group}`);
  if (from !== undefined) filters.push(sql`s.percentile >= ${from}::float8`);
  if (q)
    filters.push(
      sql`position(lower(${q}::text) IN lower(coalesce(c.external_id, '') || ' ' || ${personal ? sql`coalesce(c.email, '') || ' ' || coalesce(c.traits->>'firstName', '') || ' ' || coalesce(c.traits->>'lastName', '')` : sql`''`})) > 0`,
    );
  const down = order === 'highest';
  if (cursor) {
    const after = decodeCursor(cursor, `scores ${order}`, 'float');
    filters.push(sql`(${place}, s.customer) ${raw(down ? '<' : '>')} (${after.value}::float8, ${after.number}::int)`);
  }
  const direction = raw(down ? 'DESC' : 'ASC');
  const { rows } = await db.query<Row>(
    sql`SELECT c.number, c.id, c.external_id AS "externalId", c.email, c.traits, s.value, s.probability, s.percentile, s.label, s.at, ${place} AS place
      FROM model_score s JOIN customer c ON c.number = s.customer WHERE ${join(filters, ' AND ')}
      ORDER BY ${place} ${direction}, s.customer ${direction} LIMIT ${limit + 1}::int`,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor =
    rows.length > limit && last
      ? encodeCursor({ order: `scores ${order}`, value: last.place, number: last.number })
      : null;
  return { data: page.map((row) => toScore(row, personal)), nextCursor };
}

function toScore(row: Row, personal: boolean): Score {
  const shown = personal ? row : maskCustomer(row);
  const { value, probability, percentile, label } = row;
  return {
    customer: row.id,
    externalId: row.externalId,
    name: nameOf(shown) ?? shown.email,
    value,
    probability,
    percentile,
    group: label,
    at: row.at.toISOString(),
  };
}
