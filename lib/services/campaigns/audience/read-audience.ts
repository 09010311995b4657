import type { Queryable } from '@/lib/platform/db';
import { findCampaign } from '../find-campaign';
import { sendsAt } from '../sends-at';
import { asAudience } from './as-audience';
import { explainPerson, type PersonAnswer } from './explain-person';
import { previewAudience } from './preview-audience';
import type { Waterfall } from './waterfall';

/** Who would receive a campaign (by id) when it goes out next; with a customer's id also why this one. Errors: notFound. */
export async function readAudience(
  db: Queryable,
  id: string,
  { customer, at: now }: { customer?: string | undefined; at: Date },
): Promise<{ waterfall: Waterfall; customer?: PersonAnswer }> {
  const row = await findCampaign(db, id);
  const [campaign, at] = [asAudience(row), sendsAt(row, now)];
  const waterfall = await previewAudience(db, campaign, at);
  return customer ? { waterfall, customer: await explainPerson(db, campaign, customer, at) } : { waterfall };
}
