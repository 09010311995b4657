import type { LifecycleThresholds } from '@/lib/catalog';
import type { Period } from './period';
import type { DataReach } from './sql/data-reach';
import type { Shop } from './sql/read-shop';
import type { Group } from './stages';

/** How well a change is explained. `chance`: no larger than what chance alone gives 19 times in 20. */
export type Grade = 'knownCause' | 'season' | 'seenTogether' | 'noCause' | 'chance';

/** What a group bought in a span. Money in whole minor units of the shop's currency. */
export interface Sales {
  orders: number;
  buyers: number;
  gross: number;
  refunds: number;
  /** Order totals less refunds. */
  revenue: number;
  /** Sum of the squares of each customer's part of the revenue. */
  squares: number;
  /** Sum of the products with each customer's part in the span before: of those in the same group then, and of all. */
  products: number;
  productsOfAny: number;
  largestOrder: Single | null;
  largestRefund: Single | null;
}

export interface Single {
  amount: number;
  customer: number;
}

export interface Figure {
  value: number;
  /** At the end of, or during, the period before; null where the data does not reach back so far. */
  before: number | null;
  /** The difference that chance alone gives 19 times in 20. */
  chance: number;
  /** A year before; null where the data does not reach back so far. */
  yearAgo: number | null;
  /** What it is a part of. */
  part: number;
  whole: number;
  /** Twelve weeks, the last one ending with the period. */
  line: number[];
}

export interface Figures {
  revenue: Figure & { refunds: number; gross: number };
  orders: Figure & { averageOrder: number | null };
  active: Figure;
  newCustomers: Figure;
  reachable: Figure;
  unsubscribed: Figure & { complained: number; complainedBefore: number };
}

interface ChangeBase {
  /** Size of the change in minor units, or in people. */
  effect: number;
  chance: number;
  grade: Grade;
  line: number[];
}

export interface SalesChange extends ChangeBase {
  kind: 'sales';
  group: Group;
  now: Sales;
  before: Sales;
  /** Customers in the group when each began; null for first orders, whose group has no size. */
  size: number | null;
  sizeBefore: number | null;
  /** The same change a year before; null where the data does not reach back so far. */
  yearAgoEffect: number | null;
  /** The category that changed most in the same direction. */
  category: { name: string; effect: number } | null;
  /** One order or refund that makes at least half of the change. */
  single: (Single & { what: 'order' | 'refund'; when: 'now' | 'before'; customerId: string | null }) | null;
}

export interface UnsubscribeChange extends ChangeBase {
  kind: 'unsubscribes';
  now: number;
  before: number;
  delivered: number;
  deliveredBefore: number;
  campaign: { campaign: string; unsubscribed: number } | null;
}

export interface StageChange extends ChangeBase {
  kind: 'stage';
  group: Group;
  size: number;
  entered: number;
  left: number;
  /** Where most of those came from or went to, and how many. */
  main: { group: Group; customers: number } | null;
}

export interface SegmentChange extends ChangeBase {
  kind: 'segment';
  id: string;
  name: string;
  size: number;
  entered: number;
  left: number;
}

export type Change = SalesChange | UnsubscribeChange | StageChange | SegmentChange;

export interface ChartWeek {
  start: Date;
  end: Date;
  revenue: Record<Group, number>;
  total: number;
  /** The same week, 52 weeks earlier; null where the data does not reach back so far. */
  yearAgo: Record<Group, number> | null;
  yearAgoTotal: number | null;
}

export interface Drift {
  /** A lifecycle stage, or a segment. */
  group: Group | null;
  segment: { id: string; name: string } | null;
  size: number;
  /** Weekly, the last one at the end of the period; null before it was measured. */
  sizes: (number | null)[];
  /** Where 19 of 20 of the weeks before lie; null where there are too few weeks. */
  range: { low: number; high: number; weeks: number } | null;
  state: 'above' | 'below' | 'within' | 'unmeasured';
  /** The first week of the present run outside the range. */
  outsideSince: Date | null;
  measuredSince: Date | null;
}

export interface SegmentRow {
  id: string;
  name: string;
  /** False until its members have been counted for the first time. */
  built: boolean;
  size: number;
  reachable: number;
  entered: number;
  left: number;
  measuredSince: Date | null;
  revenue: number;
  buyers: number;
  line: (number | null)[];
}

/** The overview of a period: facts, no words. Money in whole minor units of `shop.currency`. */
export interface Overview {
  shop: Shop;
  /** The thresholds by which customers are in their groups. */
  lifecycle: LifecycleThresholds;
  period: Period;
  computedAt: Date;
  reach: DataReach;
  /** Whether the data reaches back over the period before, and over both a year ago. */
  hasBefore: boolean;
  hasYearAgo: boolean;
  customers: number;
  figures: Figures;
  changes: Change[];
  weeks: ChartWeek[];
  /** Revenue of each group in the period and in the one before. */
  sales: Record<Group, { now: Sales; before: Sales }>;
  drift: Drift[];
  segments: SegmentRow[];
}
