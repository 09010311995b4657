import type { Queryable } from '@/lib/platform/db';
import { compareCounts } from '@/lib/statistics/drift';
import type { ModelRow } from '../model-row';
import type { DriftFeature } from '../types';

/** Segments that stand on a model, with their members when the champion began and now. */
const SIZES = `SELECT s.id, s.name,
    (SELECT count(*)::int FROM membership m WHERE m.segment = s.number AND m.entered_at <= $3 AND (m.left_at IS NULL OR m.left_at > $3)) AS before,
    (SELECT count(*)::int FROM membership m WHERE m.segment = s.number AND m.left_at IS NULL) AS now,
    (SELECT count(*)::int FROM customer c WHERE c.created_at <= $3 AND c.merged_into IS NULL AND c.erased_at IS NULL) AS "allBefore",
    (SELECT count(*)::int FROM customer c WHERE c.merged_into IS NULL AND c.erased_at IS NULL) AS "allNow"
  FROM segment s WHERE s.status = 'active' AND s.built_version IS NOT NULL AND (s.rule::text ~ ('"(cluster|probability|percentile|prediction):' || $1 || '"')
    OR ($2 = 'churn_probability' AND s.rule::text LIKE '%"churnProbability"%') OR ($2 = 'lifetime_value' AND s.rule::text LIKE '%"lifetimeValue"%'))`;

interface Row {
  id: string;
  name: string;
  before: number;
  now: number;
  allBefore: number;
  allNow: number;
}

/** Whether the segments built on a model have changed their share of all customers since the champion came. */
export async function segmentDrift(db: Queryable, { key, writes }: ModelRow, since: Date): Promise<DriftFeature[]> {
  const { rows } = await db.query<Row>(SIZES, [key, writes, since]);
  return rows
    .filter(({ before, now }) => before + now > 0)
    .map(({ id, name, before, now, allBefore, allNow }): DriftFeature => {
      const then = [before, Math.max(0, allBefore - before)];
      const today = [now, Math.max(0, allNow - now)];
      const drift = compareCounts(then, today);
      const bins = ([inside = 0, outside = 0]: number[]) => [
        { from: 0, to: 0, count: inside, label: 'in the segment' },
        { from: 0, to: 0, count: outside, label: 'not in it' },
      ];
      const { stabilityIndex, kullbackLeibler, jensenShannon, grade } = drift;
      return {
        feature: id,
        label: name,
        of: 'segment',
        psi: stabilityIndex,
        kl: kullbackLeibler,
        js: jensenShannon,
        ks: null,
        grade: grade === 'drifted' ? 'moved' : grade,
        before: bins(then),
        now: bins(today),
      };
    });
}
