import { readSet, type SetScope, withSets } from '@/lib/platform/audience';
import type { Queryable } from '@/lib/platform/db';
import { membersOf } from '../../campaigns/audience/classify-members';
import { SETTLED_DAYS } from '../../campaigns/map/settle-conflict';

/** A campaign that writes, or will: what of it decides who shares customers with it. */
export interface WritingCampaign {
  number: number;
  id: string;
  name: string;
  segment: number;
  strategy: number | null;
  priority: number;
  nextRunAt: Date | null;
}

/** Customers that two campaigns write to within a week of each other. */
export interface SharedCustomers {
  a: { id: string; name: string };
  b: { id: string; name: string };
  customers: number;
  /** Days between their next sends. */
  days: number;
  settled: 'a' | 'b' | 'both' | null;
}

export interface Sharing {
  /** Customers by in how many strategies they are. */
  coverage: { one: number; two: number; more: number };
  pairs: SharedCustomers[];
  /** Customers of pairs that nobody has settled, each counted once. */
  unsettled: number;
  /** Numbers of those who are in at least one. */
  covered: Uint32Array;
}

const SETTLED = `SELECT first, second, rule FROM campaign_precedence WHERE first = ANY($1::int[]) AND second = ANY($1::int[])`;
const DAY_MS = 86_400_000;

/** Who is in how many strategies, and whom campaigns share that go out within a week of each other. */
export async function readSharing(db: Queryable, campaigns: readonly WritingCampaign[]): Promise<Sharing> {
  const { rows } = await db.query<{ first: number; second: number; rule: string }>(SETTLED, [
    campaigns.map(({ number }) => number),
  ]);
  const settledOf = (a: number, b: number): SharedCustomers['settled'] => {
    const row = rows.find((one) => (one.first === a && one.second === b) || (one.first === b && one.second === a));
    return row ? (row.rule === 'both' ? 'both' : row.first === a ? 'a' : 'b') : null;
  };
  return withSets(async (scope) => {
    const segments = [...new Set(campaigns.map(({ segment }) => segment))];
    const members = new Map<number, Awaited<ReturnType<typeof readSet>>>();
    for (const segment of segments) members.set(segment, await readSet(db, membersOf(segment), scope));
    const of = (segment: number) => members.get(segment) ?? scope.of([]);
    const pairs: SharedCustomers[] = [];
    let unsettled = scope.of([]);
    for (const [index, a] of campaigns.entries())
      for (const b of campaigns.slice(index + 1)) {
        const days = gapOf(a, b);
        const shared = of(a.segment).andCardinality(of(b.segment));
        if (days === null || days > SETTLED_DAYS || shared === 0) continue;
        const settled = settledOf(a.number, b.number);
        if (settled === null) unsettled = scope.or([unsettled, scope.and(of(a.segment), of(b.segment))]);
        pairs.push({ a: { id: a.id, name: a.name }, b: { id: b.id, name: b.name }, customers: shared, days, settled });
      }
    pairs.sort((x, y) => y.customers - x.customers);
    const layers = layersOf(campaigns, of, scope);
    const [one, two, three] = [layers[0]?.size ?? 0, layers[1]?.size ?? 0, layers[2]?.size ?? 0];
    return {
      coverage: { one: one - two, two: two - three, more: three },
      pairs,
      unsettled: unsettled.size,
      covered: layers[0]?.toUint32Array() ?? new Uint32Array(),
    };
  });
}

/** Days between the next sends of two campaigns; null where one goes out by entry alone. */
function gapOf(a: WritingCampaign, b: WritingCampaign): number | null {
  if (!a.nextRunAt || !b.nextRunAt) return null;
  return Math.round(Math.abs(a.nextRunAt.getTime() - b.nextRunAt.getTime()) / DAY_MS);
}

type Set = ReturnType<SetScope['of']>;

/** Who is in at least one, two and three strategies. */
function layersOf(campaigns: readonly WritingCampaign[], of: (segment: number) => Set, scope: SetScope): Set[] {
  const strategies = new Set(campaigns.flatMap(({ strategy }) => (strategy === null ? [] : [strategy])));
  let layers = [scope.of([]), scope.of([]), scope.of([])];
  for (const strategy of strategies) {
    const reached = scope.or(campaigns.filter((one) => one.strategy === strategy).map(({ segment }) => of(segment)));
    layers = layers.map((layer, index) => {
      const below = index === 0 ? reached : scope.and(layers[index - 1] ?? layer, reached);
      return scope.or([layer, below]);
    });
  }
  return layers;
}
