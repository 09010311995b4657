import { type Clock, createRandom, jsonPointer } from '@/lib/core';
import { type CustomerSet, inSnapshot, TreeEvaluator, withSets } from '@/lib/platform/audience';
import type { Pool, Queryable } from '@/lib/platform/db';
import {
  type DescribeOptions,
  describeNode,
  leavesOf,
  prunePlan,
  type Rule,
  type RulePlan,
  type SetTree,
  usesPresentValues,
  warningsOf,
} from '@/lib/rules';
import { maskCustomer } from '../profiles/mask-customer';
import { type Customer, withMetrics } from '../profiles/read-customers';
import { readShopCurrency } from '../profiles/shop-currency';
import { checkModels, checkRule } from './check-segment';
import { readDataFacts } from './data-facts';
import { type Reach, readReach } from './reachable';
import { readSegmentCatalog, type StoredSegments } from './segment-catalog';
import { rememberForAMinute } from './suggest-cache';

export interface PreviewInput {
  rule: Rule;
  /** The instant to count at; now where omitted. */
  asOf?: Date;
  /** Customers to show, at most 500; where no more match, all of them are shown. */
  sample?: number;
  /** Draws another sample. */
  seed?: number | string;
  /** Id of the segment that is edited, so that a circle through it is found. */
  self?: string;
  /** Segment below which it is to stand; that of the edited segment where it is left out. */
  parentId?: string | null;
  /** May see personal data; else it is masked. */
  personal: boolean;
}

export interface PreviewStep {
  /** JSON pointer of the node. */
  path: string;
  /** Its name, else what it says. */
  description: string;
  /** Customers for whom this node alone holds. */
  count: number;
  /** Customers for whom the rule holds as far as this node, what comes after it left out. */
  cumulative: number;
  /** Customers for whom the rule would hold without this node. */
  withoutIt: number;
}

export interface SegmentPreview {
  count: number;
  total: number;
  /** Those of `count` who can be emailed now. */
  reachable: number;
  /** The others of `count`, by the first reason that holds. */
  unreachable: Reach['unreachable'];
  asOf: string;
  tookMs: number;
  /** Every active node but the root, in document order. */
  steps: PreviewStep[];
  sample: Customer[];
  /** JSON pointers of conditions that today's values decide although the instant lies in the past. */
  approximate: string[];
  warnings: { path: string; message: string }[];
}

const TIMEOUT_MS = 20_000;
const PAST_MS = 60_000;
export const MAX_SAMPLE = 500;

/**
 * Who a rule would hold for, exactly, with the funnel and a sample; nothing is saved. Errors: invalidInput for a
 * reference that leads nowhere or round in a circle, a model that there is not; timeout.
 */
export async function previewSegment(pool: Pool, clock: Clock, input: PreviewInput): Promise<SegmentPreview> {
  const started = clock.now();
  const asOf = input.asOf ?? started;
  const at = asOf.getTime();
  const currency = await rememberForAMinute('currency', started, () => readShopCurrency(pool));
  return inSnapshot(pool, TIMEOUT_MS, ({ db, audience }) =>
    withSets(async (scope) => {
      const catalog = await readSegmentCatalog(db);
      await checkModels(db, input.rule);
      const plan = checkRule(input.rule, catalog, input.self, parentOf(input, catalog));
      const evaluation = await audience.evaluate(
        leavesOf([plan.root, ...plan.nodes.map(({ tree }) => tree)]),
        { at },
        scope,
      );
      const trees = new TreeEvaluator(evaluation, scope);
      const matching = trees.evaluate(plan.root);
      const { reachable, unreachable } = await readReach(db, matching, evaluation, scope);
      const steps = readSteps(plan, trees, { segmentName: (id) => catalog.segment(id)?.name, units: { currency } });
      const sample = await readSample(db, matching, input, asOf);
      const warnings = warningsOf(input.rule, await readDataFacts(pool, input.rule, started), at);
      return {
        count: matching.size,
        total: evaluation.everyone.size,
        reachable,
        unreachable,
        asOf: asOf.toISOString(),
        tookMs: clock.now().getTime() - started.getTime(),
        steps,
        sample,
        approximate: at < started.getTime() - PAST_MS ? approximatePaths(plan) : [],
        warnings,
      };
    }),
  );
}

const parentOf = ({ parentId, self }: PreviewInput, catalog: StoredSegments): string | null | undefined =>
  parentId === undefined && self !== undefined ? catalog.segment(self)?.parentId : parentId;

function readSteps(plan: RulePlan, trees: TreeEvaluator, options: DescribeOptions): PreviewStep[] {
  const order = new Map(plan.nodes.map(({ node }, index) => [node, index]));
  return plan.nodes.slice(1).map(({ node, tree }, index) => {
    const isLater = (other: typeof node): boolean =>
      (order.get(other) ?? 0) > index + 1 && !isWithin(other.path, node.path);
    return {
      path: jsonPointer(node.path),
      description: describeNode(node, options),
      count: trees.evaluate(tree).size,
      cumulative: trees.count(prunePlan(plan, isLater)),
      withoutIt: trees.count(prunePlan(plan, (other) => other === node)),
    };
  });
}

const isWithin = (path: readonly PropertyKey[], group: readonly PropertyKey[]): boolean =>
  path.length > group.length && group.every((key, index) => path[index] === key);

/** Conditions told by today's values, those of referenced segments at the place of the reference. */
function approximatePaths(plan: RulePlan): string[] {
  const byPresent = (tree: SetTree): boolean => leavesOf([tree]).some(({ condition }) => usesPresentValues(condition));
  return plan.nodes.flatMap(({ node, tree }) =>
    node.kind === 'condition' && byPresent(tree) ? [jsonPointer(node.path)] : [],
  );
}

/** Everyone where they are few, else a draw that the seed repeats, in the order in which customers were made. */
function drawNumbers(matching: CustomerSet, size: number, seed: number | string): number[] {
  if (matching.size <= size) return [...matching.toUint32Array()];
  const random = createRandom(seed);
  const ranks = new Set<number>();
  while (ranks.size < size) ranks.add(random.int(0, matching.size - 1));
  return [...ranks].sort((a, b) => a - b).map((rank) => matching.select(rank));
}

async function readSample(
  db: Queryable,
  matching: CustomerSet,
  { sample = 10, seed = 1, personal }: PreviewInput,
  at: Date,
): Promise<Customer[]> {
  const numbers = drawNumbers(matching, Math.min(sample, MAX_SAMPLE), seed);
  if (numbers.length === 0) return [];
  const { rows } = await db.query<Omit<Customer, 'metrics'> & { number: number }>(
    `SELECT number, id, external_id AS "externalId", email, traits, created_at AS "createdAt", updated_at AS "updatedAt"
     FROM customer WHERE number = ANY($1::int[]) ORDER BY number`,
    [numbers],
  );
  const customers = await withMetrics(db, rows, at);
  return personal ? customers : customers.map(maskCustomer);
}
