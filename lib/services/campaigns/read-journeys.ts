import type { Queryable } from '@/lib/platform/db';

/** Where those stand who have come into a campaign by entry. */
export interface JourneyCounts {
  entered: number;
  completed: number;
  exited: number;
  /** By position of the email that they wait for. */
  waiting: Record<number, number>;
  /** By position of the email: handed over so far, as results count it. */
  sent: Record<number, number>;
}

const COUNT = `SELECT step, outcome, count(*)::int AS n FROM journey WHERE campaign = $1 GROUP BY 1, 2`;
const SENT = `SELECT step, count(*)::int AS n FROM message WHERE campaign = $1 AND status IN ('sent', 'delivered', 'bounced', 'uncertain') GROUP BY 1`;

/** How many customers are where on the path of a campaign (by number). */
export async function readJourneys(db: Queryable, campaign: number): Promise<JourneyCounts> {
  const { rows } = await db.query<{ step: number | null; outcome: string | null; n: number }>(COUNT, [campaign]);
  const sent = await db.query<{ step: number; n: number }>(SENT, [campaign]);
  const of = (outcome: string) => rows.reduce((sum, row) => (row.outcome === outcome ? sum + row.n : sum), 0);
  return {
    entered: rows.reduce((sum, { n }) => sum + n, 0),
    completed: of('completed'),
    exited: of('exited'),
    waiting: Object.fromEntries(
      rows.flatMap(({ step, outcome, n }) => (outcome === null && step !== null ? [[step, n]] : [])),
    ),
    sent: Object.fromEntries(sent.rows.map(({ step, n }) => [step, n])),
  };
}
