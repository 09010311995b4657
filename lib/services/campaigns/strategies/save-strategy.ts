import { AppError, newId } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { findStrategy } from './list-strategies';
import { type Strategy, toStrategy } from './strategy-row';
import type { StrategyInput } from './strategy-schema';

const INSERT = `INSERT INTO strategy (id, key, name, goal, offer, tone, cadence, priority, position, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, (SELECT coalesce(max(position), -1) + 1 FROM strategy), $9, $9)`;
const UPDATE = `UPDATE strategy SET name = $2, goal = $3, offer = $4, tone = $5, cadence = $6, priority = $7, updated_at = $8 WHERE id = $1`;

/** A new column of the map. */
export async function createStrategy(db: Queryable, input: StrategyInput, at: Date): Promise<Strategy> {
  const { name, goal, offer, tone, cadence, priority } = input;
  const id = newId('stg');
  await db.query(INSERT, [id, await freeKey(db, name), name, goal, offer, tone, cadence, priority, at]);
  return toStrategy(await findStrategy(db, id));
}

/** Changes one (by id or key); its key stays. Errors: notFound. */
export async function updateStrategy(
  db: Queryable,
  reference: string,
  input: Partial<StrategyInput>,
  at: Date,
): Promise<Strategy> {
  const now = await findStrategy(db, reference);
  const { name, goal, offer, tone, cadence, priority } = { ...now, ...input };
  await db.query(UPDATE, [now.id, name, goal, offer, tone, cadence, priority, at]);
  return toStrategy(await findStrategy(db, now.id));
}

const USED = `SELECT name FROM campaign WHERE strategy = $1 AND status NOT IN ('done', 'cancelled') ORDER BY name LIMIT 5`;

/** Puts one away; refused while campaigns that are not over follow it. Errors: notFound, conflict. */
export async function archiveStrategy(db: Queryable, reference: string, at: Date): Promise<void> {
  const strategy = await findStrategy(db, reference);
  const { rows } = await db.query<{ name: string }>(USED, [strategy.number]);
  if (rows.length > 0) {
    const names = rows.map(({ name }) => `“${name}”`).join(', ');
    throw new AppError('conflict', `Campaigns follow “${strategy.name}”: ${names}`);
  }
  await db.query('UPDATE strategy SET archived_at = $2, updated_at = $2 WHERE number = $1', [strategy.number, at]);
}

/** Brings one back that was put away, to the end of the map. Errors: notFound. */
export async function restoreStrategy(db: Queryable, reference: string, at: Date): Promise<void> {
  const { number } = await findStrategy(db, reference);
  await db.query(
    `UPDATE strategy SET archived_at = NULL, updated_at = $2, position = (SELECT max(position) + 1 FROM strategy)
     WHERE number = $1 AND archived_at IS NOT NULL`,
    [number, at],
  );
}

/** Says that a strategy is not for a segment, or takes that back. */
export async function setFit(db: Queryable, segment: number, strategy: number, applies: boolean): Promise<void> {
  await db.query(
    `INSERT INTO strategy_fit (segment, strategy, applies) VALUES ($1, $2, $3)
     ON CONFLICT (segment, strategy) DO UPDATE SET applies = excluded.applies`,
    [segment, strategy, applies],
  );
}

async function freeKey(db: Queryable, name: string): Promise<string> {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  const base = plain.replaceAll(/^-+|-+$/g, '').slice(0, 60) || 'strategy';
  const { rows } = await db.query<{ key: string }>('SELECT key FROM strategy WHERE key LIKE $1', [`${base}%`]);
  const taken = new Set(rows.map(({ key }) => key));
  for (let n = 1; ; n += 1) {
    const key = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(key)) return key;
  }
}
