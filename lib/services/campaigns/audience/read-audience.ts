import type { Queryable } from '@/lib/platform/db';
import { findCampaign } from '../find-campaign';
import { asAudience } from './as-audience';
import { explainPerson, type PersonAnswer } from './explain-person';
import { previewAudience } from './preview-audience';
import type { Waterfall } from './waterfall';

/** Who would receive a campaign (by id) now; with a customer's id also why this one. Errors: notFound. */
export async function readAudience(
  db: Queryable,
  id: string,
  { customer, at }: { customer?: string | undefined; at: Date },
): Promise<{ waterfall: Waterfall; customer?: PersonAnswer }> {
  const campaign = asAudience(await findCampaign(db, id));
  const waterfall = await previewAudience(db, campaign, at);
  return customer ? { waterfall, customer: await explainPerson(db, campaign, customer, at) } : { waterfall };
}
