import { LRUCache } from 'lru-cache';
import type { Brand, EmailDocument } from '@/lib/content/document/document';
import { type CompiledEmail, compileEmail } from '@/lib/content/render/compile-email';
import { isRenderFailure } from '@/lib/content/render/render-failure';
import type { ContentCustomer } from '@/lib/content/render-types';
import type { Queryable } from '@/lib/platform/db';
import { processWide } from '@/lib/platform/process-wide';
import { fillSnippets } from '../../content/fill-snippets';
import { hashDocument } from '../../content/hash-document';
import { readContexts } from '../../content/read-contexts';
import { sampleCustomers } from '../../content/sample-customers';
import { maskEmail, maskTraits } from '../../profiles/mask-customer';
import { findCampaign } from '../find-campaign';
import { standInNames } from '../review/reading/stand-in-names';

/** How many customers of the segment can be stepped through. */
export const PREVIEWED = 50;

export interface EmailPreview {
  /** Of how many, and which. */
  index: number;
  of: number;
  /** The one whose eyes it is seen with; null where the segment has nobody with an address. */
  customer: { id: string; name: string } | null;
  subject: string;
  preheader: string;
  html: string;
  text: string;
  bytes: number;
  /** Why this customer would get nothing. */
  failure: { title: string; place: string } | null;
}

interface PreviewInput {
  /** Id of the campaign. */
  campaign: string;
  document: EmailDocument;
  variant: string;
  index: number;
  /** Whether names and addresses may be seen as they are. */
  personal: boolean;
  at: Date;
}

const LINKS = {
  unsubscribe: 'https://sample.invalid/unsubscribe',
  preferences: 'https://sample.invalid/preferences',
  track: (url: string) => url,
  pixel: null,
};
const compiled = () => processWide('editor-renderings', () => new LRUCache<string, CompiledEmail>({ max: 30 }));

async function compiledOf(document: EmailDocument, brand: Brand, variant: string): Promise<CompiledEmail> {
  const key = `${hashDocument(document)} ${variant} ${JSON.stringify(brand)}`;
  const kept = compiled().get(key);
  if (kept) return kept;
  const made = await compileEmail(document, brand, { variant });
  compiled().set(key, made);
  return made;
}

/** An email as it is being written, seen by one of some fifty customers of its segment. Errors: notFound. */
export async function previewEmail(db: Queryable, input: PreviewInput): Promise<EmailPreview> {
  const campaign = await findCampaign(db, input.campaign);
  const document = await fillSnippets(db, input.document);
  const numbers = await sampleCustomers(db, { segment: campaign.segmentNumber, size: PREVIEWED });
  const index = numbers.length === 0 ? 0 : input.index % numbers.length;
  const number = numbers[index];
  const nothing = {
    index,
    of: numbers.length,
    customer: null,
    subject: '',
    preheader: '',
    html: '',
    text: '',
    bytes: 0,
  };
  if (number === undefined)
    return { ...nothing, failure: { title: 'Nobody in the segment has an email address', place: '' } };
  const contexts = await readContexts(db, {
    customers: [number],
    document,
    campaign: { id: campaign.id, name: campaign.name },
    at: input.at,
  });
  const context = contexts.get(number);
  if (!context) return { ...nothing, failure: { title: 'This customer is gone', place: '' } };
  const seen = input.personal ? context.customer : masked(context.customer);
  const customer = { id: seen.id, name: [seen.firstName, seen.lastName].filter(Boolean).join(' ') || 'Without a name' };
  try {
    const email = await compiledOf(document, context.brand, input.variant);
    return {
      ...nothing,
      customer,
      ...(await email.render({ ...context, customer: seen, links: LINKS })),
      failure: null,
    };
  } catch (error) {
    if (!isRenderFailure(error)) throw error;
    return { ...nothing, customer, failure: { title: error.message, place: error.place } };
  }
}

/** Somebody else in the same place, as in a review. */
const masked = (customer: ContentCustomer): ContentCustomer => ({
  ...customer,
  ...standInNames(customer),
  email: customer.email === null ? null : maskEmail(customer.email),
  traits: maskTraits(customer.traits) as ContentCustomer['traits'],
});
