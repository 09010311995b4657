import type { Random } from '@/lib/core';
import { SYNTHETIC_CATEGORIES } from '@/lib/demo/synthetic/synthetic-shop';

type Condition = Record<string, unknown>;
const COUNTRIES = ['GB', 'DE', 'FR', 'IE', 'ES', 'NL', 'BE', 'CH'];
const STAGES = ['new', 'active', 'atRisk', 'lapsed', 'wonBack'];

/** Conditions as marketers write them, each drawn with parameters of its own. */
const DRAWS: readonly ((random: Random) => Condition)[] = [
  (random) => ({ type: 'event', event: 'Product Viewed', value: random.int(1, 6), within: `${random.int(1, 60)}d` }),
  (random) => ({
    type: 'event',
    event: 'Product Viewed',
    value: random.int(2, 4),
    within: `${random.int(24, 72)}h`,
    notFollowedBy: { event: 'Order Completed' },
  }),
  (random) => ({
    type: 'event',
    event: 'Product Added',
    olderThan: `${random.int(1, 12)}h`,
    within: `${random.int(2, 30)}d`,
    notFollowedBy: { event: 'Order Completed' },
  }),
  (random) => ({
    type: 'event',
    event: 'Product Viewed',
    where: [{ property: 'category', op: 'eq', value: random.pick(SYNTHETIC_CATEGORIES) }],
    value: random.int(1, 4),
    within: `${random.int(14, 365)}d`,
  }),
  (random) => ({ type: 'event', event: 'Checkout Started', within: `${random.int(1, 30)}d` }),
  (random) => ({
    type: 'event',
    event: 'Order Completed',
    aggregate: 'sum',
    of: 'total',
    op: 'gte',
    value: random.int(20, 300),
    within: `${random.int(30, 365)}d`,
  }),
  (random) => ({
    type: 'event',
    event: 'Product Viewed',
    per: 'productId',
    value: random.int(2, 3),
    within: `${random.int(7, 60)}d`,
  }),
  (random) => ({ type: 'metric', metric: 'recencyDays', op: 'lte', value: random.int(7, 180) }),
  (random) => ({ type: 'metric', metric: 'monetary', op: 'gt', value: random.int(20, 400) }),
  (random) => ({ type: 'metric', metric: 'frequency', op: 'gte', value: random.int(1, 5) }),
  (random) => ({ type: 'metric', metric: 'lifecycleStage', op: 'eq', value: random.pick(STAGES) }),
  (random) => ({ type: 'metric', metric: 'engagementScore', op: 'gte', percentile: random.int(50, 95) }),
  (random) => ({ type: 'trait', trait: 'country', op: 'in', value: [random.pick(COUNTRIES), random.pick(COUNTRIES)] }),
  (random) => ({ type: 'trait', trait: 'plan', op: 'eq', value: random.pick(['plus', 'free']) }),
  (random) => ({ type: 'trait', trait: 'birthday', op: 'anniversaryWithin', value: `${random.int(1, 30)}d` }),
  () => ({ type: 'consent', channel: 'email', op: 'eq', value: 'subscribed' }),
  (random) => ({ type: 'event', event: 'Email Opened', value: random.int(1, 3), within: `${random.int(14, 90)}d` }),
  (random) => ({
    type: 'sequence',
    steps: [{ event: 'Product Added' }, { event: 'Checkout Started', within: `${random.int(1, 6)}h` }],
    within: `${random.int(7, 60)}d`,
  }),
  (random) => ({
    type: 'score',
    weights: [
      { event: 'Product Viewed', points: 1 },
      { event: 'Product Added', points: 3 },
      { event: 'Order Completed', points: 8 },
    ],
    within: '60d',
    halfLife: `${random.int(5, 20)}d`,
    value: random.int(4, 20),
  }),
];

export interface BenchRule {
  type: 'all';
  children: Condition[];
}

/** A rule of five different conditions, all of them asked of everyone. */
export function drawRule(random: Random): BenchRule {
  const kinds = [...DRAWS];
  return {
    type: 'all',
    children: Array.from({ length: 5 }, () => {
      const kind = kinds.splice(random.int(0, kinds.length - 1), 1)[0];
      return kind ? kind(random) : {};
    }),
  };
}

/** The rule with one condition drawn anew, of the same kind or another. */
export function editRule(rule: BenchRule, random: Random): BenchRule {
  const place = random.int(0, rule.children.length - 1);
  return { ...rule, children: rule.children.map((child, i) => (i === place ? random.pick(DRAWS)(random) : child)) };
}

/** A segment that a shop would keep: two to four conditions, mostly narrow ones. */
export function drawSegment(random: Random): BenchRule {
  const rule = drawRule(random);
  return { type: 'all', children: rule.children.slice(0, random.int(2, 4)) };
}
