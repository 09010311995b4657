import sql, { type Sql } from 'sql-template-tag';
import { PROFILING } from '@/lib/catalog';
import { AppError } from '@/lib/core';
import {
  type CustomerSet,
  inSnapshot,
  readSet,
  type SetScope,
  type Snapshot,
  TreeEvaluator,
  withSets,
} from '@/lib/platform/audience';
import type { Pool } from '@/lib/platform/db';
import { leavesOf, parseRule, planRule } from '@/lib/rules';
import { checkRule } from '../../segments/check-segment';
import { readSegmentCatalog } from '../../segments/segment-catalog';
import type { Population } from '../types';

export interface PopulationAt {
  /** Customer numbers, in order. */
  customers: number[];
  /** How many would belong to it and object to profiling. */
  objecting: number;
}

const TIMEOUT_MS = 60_000;
const ALIVE = sql`SELECT c.number AS customer FROM customer c WHERE c.merged_into IS NULL AND c.erased_at IS NULL`;
const OBJECTING = sql`SELECT n.customer FROM consent n WHERE n.channel = ${PROFILING} AND n.state = 'unsubscribed'`;
const limit = (rows: Sql, among: readonly number[] | undefined): Sql =>
  among ? sql`SELECT r.customer FROM (${rows}) AS r WHERE r.customer = ANY(${among}::int[])` : rows;
const seenBy = (at: Date): Sql => sql`SELECT c.number AS customer FROM customer c WHERE c.first_seen_at <= ${at}`;

/**
 * Who (of some customers) belongs to a population at each of some instants (rules and segments as they would have been answered then), without
 * those who object to profiling. Errors: notFound (segment, model), invalidInput (rule), timeout.
 */
export function readPopulation(
  pool: Pool,
  population: Population,
  instants: readonly Date[],
  among?: readonly number[],
): Promise<PopulationAt[]> {
  if (population.type === 'everyone' && among) return readFew(pool, instants, among);
  return inSnapshot(pool, TIMEOUT_MS, (snapshot) =>
    withSets(async (scope) => {
      const alive = await readSet(snapshot.db, limit(ALIVE, among), scope);
      const objecting = await readSet(snapshot.db, limit(OBJECTING, among), scope);
      const found: PopulationAt[] = [];
      for (const at of instants) {
        const known = scope.and(alive, await readSet(snapshot.db, limit(seenBy(at), among), scope));
        const chosen = scope.and(known, await choose(snapshot, scope, population, known, at, among));
        const kept = scope.without(chosen, objecting);
        found.push({ customers: [...kept.toUint32Array()], objecting: chosen.size - kept.size });
      }
      return found;
    }),
  );
}

const FEW = `SELECT c.number, EXISTS (SELECT FROM consent n WHERE n.customer = c.number AND n.channel = $3 AND n.state = 'unsubscribed') AS objecting
  FROM customer c WHERE c.number = ANY($1::int[]) AND c.merged_into IS NULL AND c.erased_at IS NULL AND c.first_seen_at <= $2 ORDER BY 1`;

/** The same for some of everyone, in one statement: what is asked for one customer is answered at once. */
async function readFew(pool: Pool, instants: readonly Date[], among: readonly number[]): Promise<PopulationAt[]> {
  const found: PopulationAt[] = [];
  for (const at of instants) {
    const { rows } = await pool.query<{ number: number; objecting: boolean }>(FEW, [among, at, PROFILING]);
    const kept = rows.filter(({ objecting }) => !objecting);
    found.push({ customers: kept.map(({ number }) => number), objecting: rows.length - kept.length });
  }
  return found;
}

async function choose(
  { db, audience }: Snapshot,
  scope: SetScope,
  population: Population,
  everyone: CustomerSet,
  at: Date,
  among: readonly number[] | undefined,
): Promise<CustomerSet> {
  if (population.type === 'everyone') return everyone;
  if (population.type === 'group') {
    const { model, group } = population;
    const known = await db.query<{ number: number }>('SELECT number FROM model WHERE key = $1', [model]);
    const number = known.rows[0]?.number;
    if (number === undefined) throw new AppError('notFound', `There is no model “${model}”`);
    return readSet(db, sql`SELECT customer FROM model_score WHERE model = ${number}::int AND label = ${group}`, scope);
  }
  const catalog = await readSegmentCatalog(db);
  const segment = population.type === 'segment' ? catalog.segment(population.segment) : undefined;
  if (population.type === 'segment' && !segment)
    throw new AppError('notFound', `There is no segment “${population.segment}”`);
  const rule = segment ? segment.rule : parseRule(population.type === 'rule' ? population.rule : undefined, ['rule']);
  if (!segment) checkRule(rule, catalog, '', null);
  const { root } = planRule(rule, catalog, segment?.id ?? '', segment?.parentId ?? null);
  const evaluation = await audience.evaluate(leavesOf([root]), { at: at.getTime(), customers: among }, scope);
  return new TreeEvaluator(evaluation, scope).evaluate(root);
}
