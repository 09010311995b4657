import { newId } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { USUAL_STRATEGIES } from './usual-strategies';

const INSERT = `INSERT INTO strategy (id, key, name, goal, offer, tone, cadence, priority, position, created_at, updated_at)
  SELECT u.id, u.key, u.name, u.goal, u.offer, u.tone, u.cadence, u.priority, u.position, $2, $2
  FROM jsonb_to_recordset($1) AS u(id text, key text, name text, goal text, offer text, tone text, cadence text, priority int, position int)
  WHERE NOT EXISTS (SELECT FROM strategy) ON CONFLICT (key) DO NOTHING`;

/** The usual strategies, where there are none at all: a shop that has thrown some away does not get them back. */
export async function ensureStrategies(db: Queryable, at: Date): Promise<void> {
  const { rows } = await db.query<{ some: boolean }>('SELECT EXISTS (SELECT FROM strategy) AS some');
  if (rows[0]?.some) return;
  const usual = USUAL_STRATEGIES.map(({ suits: _suits, pair: _pair, ...strategy }, position) => ({
    id: newId('stg'),
    position,
    ...strategy,
  }));
  await db.query(INSERT, [JSON.stringify(usual), at]);
}
