import { AppError } from '@/lib/core';
import { inTransaction, type Pool } from '@/lib/platform/db';
import { findCampaign } from '../find-campaign';
import { recordCampaignAct } from '../record-act';

export const SETTLEMENTS = ['first', 'last', 'both'] as const;
export type Settlement = (typeof SETTLEMENTS)[number];
/** So many days around a send belong to whoever goes first. */
export const SETTLED_DAYS = 7;

const SETTLE = `INSERT INTO campaign_precedence (first, second, days, rule, settled_by, settled_at) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (first, second) DO UPDATE SET days = excluded.days, rule = excluded.rule, settled_by = excluded.settled_by, settled_at = excluded.settled_at`;

/**
 * Settles who writes to the customers that a campaign shares with others: it goes first and they leave those out, or the
 * other way round, or both write and the frequency cap decides. Errors: notFound, invalidInput.
 */
export const settleConflict = (
  pool: Pool,
  input: { campaign: string; others: readonly string[]; settlement: Settlement; actor: string; at: Date },
): Promise<void> =>
  inTransaction(pool, async (db) => {
    const one = await findCampaign(db, input.campaign);
    const others = [];
    for (const id of input.others) others.push(await findCampaign(db, id));
    if (others.some(({ number }) => number === one.number))
      throw new AppError('invalidInput', 'A campaign has no conflict with itself');
    for (const other of others) {
      await db.query(
        'DELETE FROM campaign_precedence WHERE (first = $1 AND second = $2) OR (first = $2 AND second = $1)',
        [one.number, other.number],
      );
      const [first, second] = input.settlement === 'last' ? [other, one] : [one, other];
      const rule = input.settlement === 'both' ? 'both' : 'wait';
      await db.query(SETTLE, [first.number, second.number, SETTLED_DAYS, rule, input.actor, input.at]);
      for (const { number } of [one, other])
        await recordCampaignAct(db, {
          campaign: number,
          actor: input.actor,
          act: 'settled',
          detail: { first: first.name, second: second.name, rule },
          at: input.at,
        });
    }
  });
