import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { STRATEGY_COLUMNS, type Strategy, type StrategyRow, toStrategy } from './strategy-row';

/** The strategies in the order of the map; those put away only where asked for. */
export async function listStrategies(db: Queryable, { archived = false } = {}): Promise<Strategy[]> {
  return (await listStrategyRows(db, archived)).map(toStrategy);
}

export async function listStrategyRows(db: Queryable, archived = false): Promise<StrategyRow[]> {
  const { rows } = await db.query<StrategyRow>(
    `SELECT ${STRATEGY_COLUMNS} FROM strategy s WHERE $1 OR s.archived_at IS NULL ORDER BY s.position, s.number`,
    [archived],
  );
  return rows;
}

/** A strategy's row by id or key. Errors: notFound. */
export async function findStrategy(db: Queryable, reference: string): Promise<StrategyRow> {
  const { rows } = await db.query<StrategyRow>(
    `SELECT ${STRATEGY_COLUMNS} FROM strategy s WHERE s.id = $1 OR s.key = $1 ORDER BY (s.id = $1) DESC LIMIT 1`,
    [reference],
  );
  const [row] = rows;
  if (!row) throw new AppError('notFound', 'There is no such strategy');
  return row;
}
