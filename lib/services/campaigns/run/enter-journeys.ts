import { durationMs } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import type { CampaignRow } from '../campaign-row';

/** Entries that a slow transaction wrote late are still seen. */
const LOOK_BACK_MS = 15 * 60_000;

const ENTER = `
  INSERT INTO journey (campaign, customer, entry, entered_at, step, due_at)
  SELECT $1, t.customer, t.entry, t.at, 0, t.at + make_interval(secs => $5::float8 / 1000) FROM (
    SELECT DISTINCT ON (s.customer) s.customer, s.at, coalesce(last.entry, 0) + 1 AS entry
    FROM segment_transition s
    LEFT JOIN LATERAL (
      SELECT j.entry, j.entered_at, j.outcome FROM journey j WHERE j.campaign = $1 AND j.customer = s.customer ORDER BY j.entry DESC LIMIT 1
    ) last ON true
    WHERE s.segment = $2 AND s.entered AND NOT s.initial AND s.at > $3 AND s.at <= $4
      AND (last.entry IS NULL OR (last.outcome IS NOT NULL AND s.at > last.entered_at
        AND ($6 = 'always' OR ($6 = 'after' AND s.at >= last.entered_at + make_interval(secs => $7::float8 / 1000)))))
    ORDER BY s.customer, s.at
  ) t ON CONFLICT DO NOTHING`;

/**
 * Begins a journey for everyone who has entered the segment since the campaign went live, as its rule of re-entry says.
 * Looked at again and again without harm. Answers how many began.
 */
export async function enterJourneys(db: Queryable, campaign: CampaignRow, at: Date): Promise<number> {
  const { number, segmentNumber, startedAt, enteredTo, trigger, steps } = campaign;
  if (segmentNumber === null || startedAt === null) return 0;
  const from = Math.max(startedAt.getTime(), (enteredTo ?? startedAt).getTime() - LOOK_BACK_MS);
  const { mode = 'after', after = '30d' } = trigger?.reEntry ?? {};
  const delay = (trigger?.delay ? durationMs(trigger.delay) : 0) + (steps[0]?.delayMs ?? 0);
  const { rowCount } = await db.query(ENTER, [
    number,
    segmentNumber,
    new Date(from),
    at,
    delay,
    mode,
    after ? durationMs(after) : 0,
  ]);
  await db.query('UPDATE campaign SET entered_to = $2 WHERE number = $1', [number, at]);
  return rowCount ?? 0;
}
