import type { Brand, EmailDocument } from '@/lib/content/document/document';
import { type CompiledEmail, compileEmail } from '@/lib/content/render/compile-email';
import type { Queryable } from '@/lib/platform/db';
import { readBrand } from '@/lib/services/content/brand';
import { hashDocument, readVersion } from '@/lib/services/content/versions';

/** An approved email, compiled for each of its variants when that is first needed. */
export interface SendableEmail {
  document: EmailDocument;
  brand: Brand;
  /** Of a key that the email no longer has: its first variant. */
  variant(key: string): Promise<CompiledEmail>;
}

/** What is to be sent is not what was approved. */
export class NotApproved extends Error {
  override readonly name = 'NotApproved';
}

const KEPT = 20;
const APPROVAL = `SELECT hash FROM review WHERE campaign = $1 AND step = $2 AND version = $3 AND status = 'approved' ORDER BY number DESC LIMIT 1`;

/** Approved emails by campaign, step and version: an approved version never changes. The brand is read anew each time. */
export class EmailReader {
  private readonly kept = new Map<string, { document: EmailDocument; compiled: Map<string, Promise<CompiledEmail>> }>();

  /** Errors: NotApproved; RenderFailure from `variant`. */
  async read(db: Queryable, email: { campaign: number; step: number; version: number }): Promise<SendableEmail> {
    const brand = await readBrand(db);
    const key = `${email.campaign}/${email.step}/${email.version}/${JSON.stringify(brand)}`;
    const found = this.kept.get(key) ?? { document: await readApproved(db, email), compiled: new Map() };
    this.kept.delete(key);
    this.kept.set(key, found);
    for (const old of this.kept.keys()) if (this.kept.size > KEPT) this.kept.delete(old);
    const { document, compiled } = found;
    return {
      document,
      brand,
      variant: (asked) => {
        const variant = (document.variants.find((one) => one.key === asked) ?? document.variants[0])?.key ?? asked;
        const made = compiled.get(variant) ?? compileEmail(document, brand, { variant });
        compiled.set(variant, made);
        return made;
      },
    };
  }
}

async function readApproved(
  db: Queryable,
  { campaign, step, version }: { campaign: number; step: number; version: number },
): Promise<EmailDocument> {
  const stored = await readVersion(db, { campaign, step, number: version });
  const { rows } = await db.query<{ hash: string }>(APPROVAL, [campaign, step, version]);
  const hash = hashDocument(stored.document);
  if (stored.status !== 'approved') throw new NotApproved('The email is not approved.');
  if (hash !== stored.hash || (rows[0] && rows[0].hash !== hash))
    throw new NotApproved('The email is not the one that was approved: it has been changed since.');
  return stored.document;
}
