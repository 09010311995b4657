import { BEHAVIOUR_KINDS } from '@/lib/catalog';
import type { Queryable } from '@/lib/platform/db';
import type { EngagementFormula } from './engagement-formula';
import { readMeasured } from './measured';
import { readFormula } from './read-formula';
import { findLastRun, type MetricRun } from './run-records';

export interface EngagementEditor {
  /** The formula that was written last. */
  version: number;
  formula: EngagementFormula;
  /** The version by which the scores now stand; null where nothing has been measured. */
  inForce: number | null;
  /** Events that can have points, with how many came in the last 30 days. */
  events: { name: string; recent: number }[];
  run: MetricRun | null;
  versions: { version: number; actor: string; createdAt: Date }[];
}

const RECENT_DAYS = 30;

/** What the editor of the engagement formula starts from. */
export async function readEngagementEditor(db: Queryable, now: Date): Promise<EngagementEditor> {
  const [{ version, formula }, measured, run] = [
    await readFormula(db),
    await readMeasured(db),
    await findLastRun(db, ['engagement']),
  ];
  const { rows: events } = await db.query<{ name: string; recent: number }>(
    `SELECT n.name, coalesce(sum(e.recent), 0)::int AS recent FROM event_name n
     LEFT JOIN (SELECT name, count(*) AS recent FROM event WHERE occurred_at > $2 AND occurred_at <= $3 GROUP BY name) e ON e.name = n.id
     WHERE n.kind = ANY($1::text[]) GROUP BY n.name ORDER BY 2 DESC, 1 LIMIT 200`,
    [BEHAVIOUR_KINDS, new Date(now.getTime() - RECENT_DAYS * 86_400_000), now],
  );
  const { rows: versions } = await db.query<{ version: number; actor: string; createdAt: Date }>(
    `SELECT v.version, coalesce(u.name, 'Somebody') AS actor, v.created_at AS "createdAt" FROM formula_version v
     LEFT JOIN user_account u ON 'user:' || u.id = v.actor WHERE v.kind = 'engagement' ORDER BY v.version DESC LIMIT 20`,
  );
  return { version, formula, inForce: measured?.version ?? null, events, run: run ?? null, versions };
}
