import type { Queryable } from '../../db';
import type { Asked } from './customer-columns';

const NAMES = `SELECT DISTINCT 'trait' AS type, t #>> '{}' AS name FROM segment, jsonb_path_query(rule, 'strict $.** ? (@.type == "trait").trait') AS t
  UNION SELECT DISTINCT 'metric', m #>> '{}' FROM segment, jsonb_path_query(rule, 'strict $.** ? (@.type == "metric").metric') AS m ORDER BY 1, 2`;

/** The traits and metrics that the rules of the shop's segments name. */
export async function readAsked(db: Queryable): Promise<Asked[]> {
  const { rows } = await db.query<{ type: 'trait' | 'metric'; name: string }>(NAMES);
  return rows.map(({ type, name }) => (type === 'trait' ? { type, trait: name } : { type, metric: name }));
}
