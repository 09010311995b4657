import type { LifecycleThresholds } from '@/lib/catalog';
import { readLifecycle } from '@/lib/platform/audience';
import type { Queryable } from '@/lib/platform/db';
import { type DueSource, dueSources, type Leaf, leavesOf, type SetTree } from '@/lib/rules';
import { readSegmentCatalog } from '../segment-catalog';
import { planStored } from './plan-stored';
import { readThresholds, type Thresholds } from './thresholds';

export interface LiveSegment {
  number: number;
  version: number;
  /** The membership does not follow this version yet. */
  unbuilt: boolean;
  tree: SetTree;
  leaves: readonly Leaf[];
}

/** What the active segments ask, together. */
export interface LivePlan {
  /** Says of which state of the definitions this is the plan. */
  state: string;
  segments: readonly LiveSegment[];
  leaves: readonly Leaf[];
  sources: readonly DueSource[];
  thresholds: Thresholds;
  lifecycle: LifecycleThresholds;
  /** Active segments (numbers) whose rules cannot be followed: their membership stays as it is. */
  unreadable: readonly number[];
}

const STATE = `SELECT coalesce(string_agg(number || ':' || version || ':' || status || ':' || coalesce(built_version, 0), ',' ORDER BY number), '') ||
  ' ' || coalesce((SELECT updated_at::text FROM setting WHERE key = 'segments.thresholds'), '') ||
  ' ' || coalesce((SELECT max(version)::text FROM formula_version WHERE kind = 'lifecycle'), '') AS state FROM segment`;

/** Keeps the plan as long as no definition changes: a look at the versions is cheap, reading all rules is not. */
export class LivePlanner {
  private plan: LivePlan | undefined;

  /** The plan of the definitions as the connection sees them; the caller holds their lock. */
  async read(db: Queryable): Promise<LivePlan> {
    const { rows } = await db.query<{ state: string }>(STATE);
    const state = rows[0]?.state ?? '';
    if (this.plan?.state !== state) this.plan = await readPlan(db, state);
    return this.plan;
  }
}

interface Row {
  number: number;
  version: number;
  built: number | null;
}

async function readPlan(db: Queryable, state: string): Promise<LivePlan> {
  const catalog = await readSegmentCatalog(db);
  const thresholds = await readThresholds(db);
  const { rows } = await db.query<Row>(
    `SELECT number, version, built_version AS built FROM segment WHERE status = 'active' ORDER BY number`,
  );
  const byNumber = new Map(catalog.segments.map((segment) => [segment.number, segment]));
  const segments: LiveSegment[] = [];
  const unreadable: number[] = [];
  for (const { number, version, built } of rows) {
    const tree = planStored(byNumber.get(number), catalog);
    if (tree) segments.push({ number, version, unbuilt: built !== version, tree, leaves: leavesOf([tree]) });
    else unreadable.push(number);
  }
  const lifecycle = (await readLifecycle(db)).thresholds;
  return planOf({ state, thresholds, lifecycle, unreadable }, segments);
}

/** The plan of some segments under what holds for all. */
export function planOf(
  { state, thresholds, lifecycle, unreadable }: Omit<LivePlan, 'segments' | 'leaves' | 'sources'>,
  segments: readonly LiveSegment[],
): LivePlan {
  const leaves = leavesOf(segments.map(({ tree }) => tree));
  const sources = dueSources(
    leaves.map(({ condition }) => condition),
    thresholds.get,
    lifecycle,
  );
  return { state, segments, leaves, sources, thresholds, lifecycle, unreadable };
}
