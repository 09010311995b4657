import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { findModel } from './model-row';
import { unpack } from './pack';
import type { ClusterMap } from './types';

type Kept = Omit<ClusterMap, 'customers' | 'churn'> & { customers: number[] };
const DETAILS = 'SELECT details FROM model_version WHERE model = $1 AND number = $2';
const ALIVE = `SELECT c.number, c.id, s.churn_probability AS churn FROM customer c LEFT JOIN customer_snapshot s ON s.customer = c.number
  WHERE c.number = ANY($1::int[]) AND c.merged_into IS NULL AND c.erased_at IS NULL`;

/** The map of a clustering: its champion's, or that of a run. Customers who are gone are gone from it. Errors: notFound. */
export async function readMap(
  db: Queryable,
  reference: string,
  { version }: { version?: number | undefined },
): Promise<ClusterMap> {
  const model = await findModel(db, reference);
  const { rows } = await db.query<{ details: Buffer | null }>(DETAILS, [model.number, version ?? model.champion]);
  const kept = (await unpack<{ map?: Kept }>(rows[0]?.details))?.map;
  if (!kept) throw new AppError('notFound', 'This run has no map.');
  const alive = await db.query<{ number: number; id: string; churn: number | null }>(ALIVE, [kept.customers]);
  const people = new Map(alive.rows.map((row) => [row.number, row]));
  const places = kept.customers.flatMap((number, i) => (people.has(number) ? [i] : []));
  const pick = <T>(values: readonly T[]): T[] => places.map((i) => values[i] as T);
  return {
    customers: places.map((i) => people.get(kept.customers[i] ?? 0)?.id ?? ''),
    x: pick(kept.x),
    y: pick(kept.y),
    group: pick(kept.group),
    groups: kept.groups,
    silhouette: pick(kept.silhouette),
    next: pick(kept.next),
    spend: pick(kept.spend),
    churn: places.map((i) => people.get(kept.customers[i] ?? 0)?.churn ?? null),
    of: kept.of,
  };
}
