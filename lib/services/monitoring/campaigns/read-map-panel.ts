import type { Queryable } from '@/lib/platform/db';
import { readSendRules, type SendRules } from '../../campaigns/audience/send-rules';
import { readShownAudience, type ShownAudience } from '../../campaigns/audience/shown-audience';
import { type Campaign, toCampaign } from '../../campaigns/campaign-row';
import { findCampaign } from '../../campaigns/find-campaign';
import { type Activity, listActivity } from '../../campaigns/list-activity';
import { type Rate, rateOf } from './compare-variants';
import { type HoldoutResult, readResults } from './read-results';
import type { SharedCustomers } from './read-sharing';

/** What the map says of the campaign that is chosen. */
export interface MapPanel {
  campaign: Campaign;
  audience: ShownAudience;
  rules: Pick<SendRules, 'cap'>;
  last: { sentAt: string; sent: number; ordered: Rate; holdout: HoldoutResult | null; windowDays: number } | null;
  others: { id: string; name: string; customers: number; days: number; settled: 'first' | 'last' | 'both' | null }[];
  activity: Activity[];
  /** The review that waits for it. */
  review: string | null;
}

/** A campaign beside the map: who will get it, what it did last, who else writes to them. Errors: notFound. */
export async function readMapPanel(
  db: Queryable,
  id: string,
  shared: readonly SharedCustomers[],
  at: Date,
): Promise<MapPanel> {
  const row = await findCampaign(db, id);
  const audience = await readShownAudience(db, row, at);
  const results = await readResults(db, id, at);
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM review WHERE campaign = $1 AND status = 'open' ORDER BY number DESC LIMIT 1`,
    [row.number],
  );
  const { ordered, sent } = results.figures;
  return {
    campaign: toCampaign(row),
    audience,
    rules: { cap: (await readSendRules(db)).cap },
    last:
      sent > 0 && results.lastSentAt
        ? {
            sentAt: results.lastSentAt,
            sent,
            ordered: rateOf(ordered, sent),
            holdout: results.holdout,
            windowDays: row.attribution.windowDays,
          }
        : null,
    others: shared.flatMap(({ a, b, customers, days, settled }) => {
      if (a.id !== id && b.id !== id) return [];
      const other = a.id === id ? b : a;
      const mine = a.id === id ? 'a' : 'b';
      const order =
        settled === null || settled === 'both' ? settled : settled === mine ? ('first' as const) : ('last' as const);
      return [{ ...other, customers, days, settled: order }];
    }),
    activity: await listActivity(db, row.number, 6),
    review: rows[0]?.id ?? null,
  };
}
