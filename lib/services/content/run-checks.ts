import { fetchable } from '@/lib/content/checks/addresses';
import { countFindings, runAllChecks } from '@/lib/content/checks/run-checks';
import type { CheckReport, FetchedAddress } from '@/lib/content/checks/types';
import type { EmailDocument } from '@/lib/content/document/document';
import type { Pool, Queryable } from '@/lib/platform/db';
import { readBrand } from './brand';
import { lookUpAddresses } from './look-up-addresses';
import { readRanks } from './read-products';
import { renderSample, SAMPLE_LINKS } from './render-sample';
import { readVersion, type StoredVersion } from './versions';

export interface RunChecksInput {
  campaign: number;
  step: number;
  number: number;
  at: Date;
  /** Looks addresses up; the outside where it is left out. */
  lookUp?: (addresses: readonly string[]) => Promise<Map<string, FetchedAddress>>;
}

const CAMPAIGN = `SELECT c.id, c.name, c.segment, s.offer FROM campaign c LEFT JOIN strategy s ON s.number = c.strategy WHERE c.number = $1`;
const KEEP = `UPDATE email_version SET checks = $4, checked_at = $5 WHERE campaign = $1 AND step = $2 AND number = $3 AND hash = $6`;

interface CheckedCampaign {
  id: string;
  name: string;
  segment: number | null;
  offer: string | null;
}

/**
 * Looks at a version as the checks before a review do, rendered for up to 200 customers of its segment, and keeps what was
 * found with it (unless it has been edited meanwhile). Errors: notFound.
 */
export async function runChecks(pool: Pool, input: RunChecksInput): Promise<CheckReport> {
  const { campaign, step, number, at } = input;
  const version: StoredVersion = await readVersion(pool, { campaign, step, number });
  const { rows } = await pool.query<CheckedCampaign>(CAMPAIGN, [campaign]);
  const of = rows[0] ?? { id: '', name: '', segment: null, offer: null };
  const report = await checkDocument(pool, {
    document: version.document,
    hash: version.hash,
    campaign: of,
    at,
    lookUp: input.lookUp,
  });
  await pool.query(KEEP, [campaign, step, number, JSON.stringify(report), at, version.hash]);
  return report;
}

export interface CheckDocumentInput {
  document: EmailDocument;
  hash: string;
  campaign: CheckedCampaign;
  at: Date;
  lookUp?: RunChecksInput['lookUp'];
}

/** The same of a document that is not stored: while it is being edited. */
export async function checkDocument(db: Queryable, input: CheckDocumentInput): Promise<CheckReport> {
  const { document, hash, campaign, at, lookUp = lookUpAddresses } = input;
  const brand = await readBrand(db);
  const { samples, products } = await renderSample(db, { document, brand, campaign, at });
  const { ranks, total } = await readRanks(db, [...products.keys()]);
  const findings = runAllChecks({
    document,
    brand,
    products,
    ranks,
    catalogueSize: total,
    offer: campaign.offer,
    samples,
    sampleLinks: SAMPLE_LINKS,
    fetched: await lookUp(fetchable(document)),
  });
  return {
    format: 1,
    hash,
    at: at.toISOString(),
    findings,
    counts: countFindings(findings),
    rendered: { asked: samples.length, done: samples.filter(({ result }) => result.ok).length },
  };
}
