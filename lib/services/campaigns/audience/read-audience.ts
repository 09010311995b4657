import type { Queryable } from '@/lib/platform/db';
import { findCampaign } from '../find-campaign';
import type { PersonAnswer } from './explain-person';
import { explainShown } from './explain-shown';
import { readShownAudience } from './shown-audience';
import type { Waterfall } from './waterfall';

/**
 * Who receives a campaign (by id): as it was frozen where it has gone out for good, else when it goes out next; with a
 * customer's id also why this one. Errors: notFound.
 */
export async function readAudience(
  db: Queryable,
  id: string,
  { customer, at }: { customer?: string | undefined; at: Date },
): Promise<{ waterfall: Waterfall; customer?: PersonAnswer }> {
  const campaign = await findCampaign(db, id);
  const { waterfall } = await readShownAudience(db, campaign, at);
  return customer ? { waterfall, customer: await explainShown(db, campaign, customer, at) } : { waterfall };
}
