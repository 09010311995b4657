import type { PoolClient } from 'pg';
import { PostgresAudience, TreeEvaluator, withSets } from '@/lib/platform/audience';
import type { Pool } from '@/lib/platform/db';
import { leavesOf, type SetTree } from '@/lib/rules';
import { planStored } from '../../segments/live/plan-stored';
import { readSegmentCatalog } from '../../segments/segment-catalog';
import type { ModelRow } from '../model-row';
import { writeScores } from '../scoring/write-scores';
import type { ScoreRow } from '../training/trainer';
import type { Duel } from '../types';

const ACTIVE = `SELECT s.id FROM segment s WHERE s.status = 'active' AND (s.rule::text ~ ('"(cluster|probability|percentile|prediction):' || $1 || '"')
  OR ($2 = 'churn_probability' AND s.rule::text LIKE '%"churnProbability"%') OR ($2 = 'lifetime_value' AND s.rule::text LIKE '%"lifetimeValue"%'))`;
/** The tables as they would be, for this transaction only: their names come before the real ones. */
const SHADOWS = `CREATE TEMP TABLE customer_snapshot (LIKE public.customer_snapshot INCLUDING ALL) ON COMMIT DROP;
  INSERT INTO pg_temp.customer_snapshot SELECT * FROM public.customer_snapshot;
  CREATE TEMP TABLE model_score (LIKE public.model_score INCLUDING ALL) ON COMMIT DROP;
  INSERT INTO pg_temp.model_score SELECT * FROM public.model_score WHERE model = `;
const TIMEOUT_MS = 60_000;

/**
 * Who would enter and leave the active segments built on a model if another version answered: their rules are evaluated twice
 * at one instant, on the answers in force and on the others. Nothing that anybody else sees is touched.
 */
export async function effectOnMemberships(
  pool: Pool,
  model: ModelRow,
  version: number,
  rows: readonly ScoreRow[],
  at: Date,
): Promise<Duel['memberships']> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(
      `BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL statement_timeout = ${TIMEOUT_MS}; SET LOCAL jit = off`,
    );
    return await compare(client, model, version, rows, at);
  } finally {
    await client.query('ROLLBACK').catch((lost: Error) => {
      broken = lost;
    });
    client.release(broken);
  }
}

async function compare(
  db: PoolClient,
  model: ModelRow,
  version: number,
  rows: readonly ScoreRow[],
  at: Date,
): Promise<Duel['memberships']> {
  const active = await db.query<{ id: string }>(ACTIVE, [model.key, model.writes]);
  if (active.rows.length === 0) return [];
  const catalog = await readSegmentCatalog(db);
  const trees = active.rows.flatMap(({ id }) => {
    const segment = catalog.segment(id);
    const tree = segment && planStored(segment, catalog);
    return segment && tree ? [{ id, name: segment.name, tree }] : [];
  });
  const before = await membersOf(
    db,
    trees.map(({ tree }) => tree),
    at,
  );
  await db.query(SHADOWS + Math.floor(model.number));
  // Whatever stands there is older than what would be written, also where the clocks of two processes differ.
  await db.query('UPDATE pg_temp.model_score SET at = $1', [new Date(0)]);
  await writeScores(db, model, version, rows, null, at);
  const after = await membersOf(
    db,
    trees.map(({ tree }) => tree),
    at,
  );
  return trees.map(({ id, name }, i) => {
    const [was, will] = [before[i] ?? new Set<number>(), after[i] ?? new Set<number>()];
    const both = [...was].filter((one) => will.has(one)).length;
    const union = was.size + will.size - both;
    return {
      segment: id,
      name,
      before: was.size,
      after: will.size,
      enter: will.size - both,
      leave: was.size - both,
      jaccard: union > 0 ? both / union : null,
    };
  });
}

const membersOf = (db: PoolClient, trees: readonly SetTree[], at: Date): Promise<Set<number>[]> =>
  withSets(async (scope) => {
    const evaluation = await new PostgresAudience(db).evaluate(leavesOf([...trees]), { at: at.getTime() }, scope);
    const evaluator = new TreeEvaluator(evaluation, scope);
    return trees.map((tree) => new Set(evaluator.evaluate(tree).toUint32Array()));
  });
