import { LRUCache } from 'lru-cache';
import type { Brand } from '@/lib/content/document/document';
import { type CompiledEmail, compileEmail } from '@/lib/content/render/compile-email';
import { isRenderFailure } from '@/lib/content/render/render-failure';
import type { ContentCustomer } from '@/lib/content/render-types';
import { AppError } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { processWide } from '@/lib/platform/process-wide';
import { readContexts } from '../../../content/read-contexts';
import { readVersion, type StoredVersion } from '../../../content/versions';
import { maskEmail, maskTraits } from '../../../profiles/mask-customer';
import { findReview } from '../review-row';
import { standInNames } from './stand-in-names';

export interface RecipientRendering {
  variant: string;
  from: string;
  subject: string;
  preheader: string;
  html: string;
  text: string;
  bytes: number;
  /** Keys of the conditional blocks that this customer is shown. */
  shown: string[];
  /** Why this customer would get nothing; the rest is empty then. */
  failure: { title: string; place: string } | null;
}

const compiled = () => processWide('review-renderings', () => new LRUCache<string, CompiledEmail>({ max: 40 }));

async function compiledOf(version: StoredVersion, brand: Brand, variant: string): Promise<CompiledEmail> {
  const key = `${version.hash} ${variant} ${JSON.stringify(brand)}`;
  const kept = compiled().get(key);
  if (kept) return kept;
  const made = await compileEmail(version.document, brand, { variant });
  compiled().set(key, made);
  return made;
}

/** What one sampled customer would see. Links lead where they would, untracked. Errors: notFound. */
export async function renderRecipient(
  pool: Pool,
  input: { review: string; customer: number; variant: string; personal: boolean; at: Date },
): Promise<RecipientRendering> {
  const review = await findReview(pool, input.review);
  const version = await readVersion(pool, { campaign: review.campaign, step: review.step, number: review.version });
  if (!version.document.variants.some((each) => each.key === input.variant))
    throw new AppError('notFound', 'There is no such variant.');
  const { rows } = await pool.query<{ id: string; name: string; member: boolean }>(
    `SELECT c.id, c.name, EXISTS (SELECT FROM membership m WHERE m.segment = c.segment AND m.customer = $2) AS member FROM campaign c WHERE c.number = $1`,
    [review.campaign, input.customer],
  );
  const [campaign] = rows;
  // Whoever was never in the segment is no recipient: a review is no way to look at any customer.
  if (!campaign?.member) throw new AppError('notFound', 'This customer does not receive the email.');
  const contexts = await readContexts(pool, {
    customers: [input.customer],
    document: version.document,
    campaign: { id: campaign.id, name: campaign.name },
    at: input.at,
  });
  const context = contexts.get(input.customer);
  if (!context) throw new AppError('notFound', 'This customer is gone.');
  const { brand } = context;
  const base = { variant: input.variant, from: `${brand.fromName}, ${brand.fromEmail}`, shown: [...context.shown] };
  try {
    const email = await compiledOf(version, brand, input.variant);
    const rendered = await email.render({
      ...context,
      customer: input.personal ? context.customer : maskedCustomer(context.customer),
      links: { unsubscribe: '#unsubscribe', preferences: '#preferences', track: (url) => url, pixel: null },
    });
    return { ...base, ...rendered, failure: null };
  } catch (error) {
    if (!isRenderFailure(error)) throw error;
    const failure = { title: error.message, place: error.place };
    return { ...base, subject: '', preheader: '', html: '', text: '', bytes: 0, failure };
  }
}

const maskedCustomer = (customer: ContentCustomer): ContentCustomer => ({
  ...customer,
  ...standInNames(customer),
  email: customer.email === null ? null : maskEmail(customer.email),
  traits: maskTraits(customer.traits) as ContentCustomer['traits'],
});
