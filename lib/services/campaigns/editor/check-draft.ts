import type { CheckReport } from '@/lib/content/checks/types';
import type { EmailDocument } from '@/lib/content/document/document';
import type { Queryable } from '@/lib/platform/db';
import { fillSnippets } from '../../content/fill-snippets';
import { hashDocument } from '../../content/hash-document';
import { checkDocument } from '../../content/run-checks';
import { findCampaign } from '../find-campaign';

/** What the checks before a review find in an email as it is being written; nothing is kept. Errors: notFound. */
export async function checkDraft(db: Queryable, id: string, document: EmailDocument, at: Date): Promise<CheckReport> {
  const campaign = await findCampaign(db, id);
  const { rows } = await db.query<{ offer: string | null }>('SELECT offer FROM strategy WHERE number = $1', [
    campaign.strategyNumber,
  ]);
  const whole = await fillSnippets(db, document);
  return checkDocument(db, {
    document: whole,
    hash: hashDocument(whole),
    campaign: { id, name: campaign.name, segment: campaign.segmentNumber, offer: rows[0]?.offer ?? null },
    at,
  });
}
