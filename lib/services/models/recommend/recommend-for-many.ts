import { PROFILING } from '@/lib/catalog';
import { AppError } from '@/lib/core';
import { type History, NO_HISTORY } from '@/lib/modelling/recommend/recommender';
import type { Queryable } from '@/lib/platform/db';
import { openVersion } from '../scoring/open-version';
import { type InteractionRows, readInteractions, TAKEN } from './read-interactions';
import { findRecommender } from './recommend-products';
import { isOpenRecommender } from './recommender-trainer';

const OBJECTING = `SELECT customer FROM consent WHERE customer = ANY($1::int[]) AND channel = $2 AND state = 'unsubscribed'`;
/** Some products may be gone since the training. */
const SPARE = 3;

/**
 * What to show each of some customers (numbers) next, as external ids of products, the best first; undefined while no
 * recommender is in use. Who objects to profiling gets what speaks for everyone.
 */
export async function recommendForMany(
  db: Queryable,
  customers: readonly number[],
  { n, at }: { n: number; at: Date },
): Promise<Map<number, string[]> | undefined> {
  const model = await findRecommender(db);
  if (!model) return undefined;
  const { open } = await openVersion(db, model.id, model.number, model.version);
  if (!isOpenRecommender(open)) throw new AppError('internal');
  const { rows } = await db.query<{ customer: number }>(OBJECTING, [customers, PROFILING]);
  const objecting = new Set(rows.map(({ customer }) => customer));
  const asked = customers.filter((customer) => !objecting.has(customer));
  const histories = splitHistories(await readInteractions(db, asked, open.products, at));
  const plain = open.recommender.recommend(NO_HISTORY, n + SPARE, new Set());
  return new Map(
    customers.map((customer) => {
      const history = histories.get(customer);
      const list = history ? open.recommender.recommend(history, n + SPARE, takenOf(history)) : plain;
      return [customer, list.flatMap(({ item }) => open.products[item] ?? [])];
    }),
  );
}

function takenOf(history: History): Set<number> {
  const taken = new Set<number>();
  for (let k = 0; k < history.item.length; k += 1)
    if ((history.weight[k] ?? 0) >= TAKEN) taken.add(history.item[k] ?? -1);
  return taken;
}

/** The rows come ordered by customer: each one's are a stretch of them. */
function splitHistories(rows: InteractionRows): Map<number, History> {
  const out = new Map<number, History>();
  let from = 0;
  for (let k = 1; k <= rows.user.length; k += 1) {
    const user = rows.user[from];
    if (user === undefined || rows.user[k] === user) continue;
    out.set(user, {
      item: rows.item.slice(from, k),
      weight: rows.weight.slice(from, k),
      time: rows.time.slice(from, k),
    });
    from = k;
  }
  return out;
}
