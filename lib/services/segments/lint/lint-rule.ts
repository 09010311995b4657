import sql from 'sql-template-tag';
import { inSnapshot, readSet, type SetScope, TreeEvaluator, withSets } from '@/lib/platform/audience';
import type { Pool, Queryable } from '@/lib/platform/db';
import { leavesOf, planRule, type Rule } from '@/lib/rules';
import { readShopCurrency } from '../../profiles/shop-currency';
import { readDataFacts } from '../data-facts';
import { readSegmentCatalog, type StoredSegments } from '../segment-catalog';
import { bySeverity, type Finding } from './finding';
import { lintConditions } from './lint-conditions';
import { lintConsent } from './lint-consent';
import { lintDuplicates, NEARLY_ONE, type OtherSegment } from './lint-duplicates';
import { lintPrivacy } from './lint-privacy';
import { lintSize } from './lint-size';
import { lintThresholds } from './lint-thresholds';
import { lintWindows } from './lint-windows';

export interface LintQuestion {
  rule: Rule;
  /** Id of the segment that is edited. */
  self?: string | undefined;
  /** Id or key of the segment below which it stands; that of the edited one where it is left out. */
  parentId?: string | null | undefined;
  /** Goal and description: what it is meant for. */
  purpose?: string | undefined;
  at: Date;
}

const TIMEOUT_MS = 20_000;

/**
 * What is to be known of a rule before relying on it, the gravest first; nothing is saved. Errors: invalidInput
 * (references), timeout.
 */
export function lintRule(pool: Pool, { rule, self, parentId, purpose = '', at }: LintQuestion): Promise<Finding[]> {
  return inSnapshot(pool, TIMEOUT_MS, ({ db, audience }) =>
    withSets(async (scope) => {
      const catalog = await readSegmentCatalog(db);
      const own = self === undefined ? undefined : catalog.segment(self);
      const parent = parentId === undefined ? own?.parentId : parentId;
      const plan = planRule(rule, catalog, own?.id ?? self, parent);
      const leaves = leavesOf([plan.root, ...plan.nodes.map(({ tree }) => tree)]);
      const trees = new TreeEvaluator(await audience.evaluate(leaves, { at: at.getTime() }, scope), scope);
      const members = trees.evaluate(plan.root);
      const unreachable = await readUnreachable(db, scope);
      const others = await readAlike(db, members.size, own?.id, scope);
      return [
        ...lintPrivacy(rule),
        ...lintConsent({
          rule,
          above: rulesAbove(catalog, parent),
          purpose,
          count: members.size,
          reachable: members.size - members.andCardinality(unreachable),
        }),
        ...lintSize(members.size, await readOrderRate(db, at)),
        ...lintDuplicates(members, others),
        ...lintConditions(rule, plan, trees, {
          segmentName: (reference) => catalog.segment(reference)?.name,
          units: { currency: await readShopCurrency(db) },
        }),
        ...lintWindows(rule, await readDataFacts(pool, rule, at), at.getTime()),
        ...(await lintThresholds(db, rule, at)),
      ].sort(bySeverity);
    }),
  );
}

function rulesAbove(catalog: StoredSegments, parent: string | null | undefined): Rule[] {
  const rules: Rule[] = [];
  for (let next = parent; next; ) {
    const found = catalog.segment(next);
    if (!found || rules.includes(found.rule)) break;
    rules.push(found.rule);
    next = found.parentId;
  }
  return rules;
}

/** Customers who cannot be emailed now: no address, unsubscribed, or suppressed. */
const readUnreachable = (db: Queryable, scope: SetScope) =>
  readSet(
    db,
    sql`SELECT c.number AS customer FROM customer c WHERE c.email IS NULL
      OR EXISTS (SELECT FROM consent k WHERE k.customer = c.number AND k.channel = 'email' AND k.state = 'unsubscribed')
      OR EXISTS (SELECT FROM suppression s WHERE s.customer = c.number AND s.channel = 'email')`,
    scope,
  );

/** Share of customers who have ordered in the last thirty days. */
async function readOrderRate(db: Queryable, at: Date): Promise<number> {
  const { rows } = await db.query<{ rate: number | null }>(
    `SELECT count(*) FILTER (WHERE f.last_order_at > $1::timestamptz - interval '30 days')::float8 / nullif(count(*), 0) AS rate
     FROM customer c LEFT JOIN customer_fact f ON f.customer = c.number WHERE c.merged_into IS NULL AND c.erased_at IS NULL`,
    [at],
  );
  return rows[0]?.rate ?? 0;
}

/** The live segments whose size allows that they are nearly the same as one of this size, with their members. */
async function readAlike(
  db: Queryable,
  size: number,
  self: string | undefined,
  scope: SetScope,
): Promise<OtherSegment[]> {
  const { rows } = await db.query<{ number: number; id: string; name: string }>(
    `SELECT number, id, name FROM segment WHERE status = 'active' AND id IS DISTINCT FROM $1
       AND size BETWEEN floor($2::float8 * $3) AND ceil($2::float8 / $3) ORDER BY number LIMIT 50`,
    [self ?? null, size, NEARLY_ONE],
  );
  const others: OtherSegment[] = [];
  for (const { number, id, name } of size === 0 ? [] : rows) {
    const members = sql`SELECT customer FROM membership WHERE segment = ${number}::int AND left_at IS NULL`;
    others.push({ id, name, set: await readSet(db, members, scope) });
  }
  return others;
}
