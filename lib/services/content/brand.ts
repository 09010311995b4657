import { type Brand, brandSchema } from '@/lib/content/document/document';
import { AppError, jsonPointer } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';

const FIND = `SELECT value FROM setting WHERE key = 'brand'`;
const SAVE = `INSERT INTO setting (key, value, updated_at) VALUES ('brand', $1, $2)
  ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, updated_at = EXCLUDED.updated_at`;

/** What stands until somebody sets the shop's own: that of the demo shop, under a reserved domain. */
export const DEFAULT_BRAND: Brand = {
  name: 'Thistle & Tin',
  fromName: 'Thistle & Tin',
  fromEmail: 'hello@thistleandtin.example',
  replyTo: null,
  postalAddress: '4 Quay Street, Whitby YO21, United Kingdom',
  siteUrl: 'https://thistleandtin.example',
  logoUrl: '',
  accent: '#8f2f2b',
  voice: {
    tone: 'warm',
    bannedWords: ['cheap', 'act now', 'last chance', 'unbelievable', 'guys'],
    preferred: { package: 'parcel', purchase: 'order' },
    exclamations: false,
    emoji: false,
  },
};

/** How the shop looks and speaks (setting `brand`). */
export async function readBrand(db: Queryable): Promise<Brand> {
  const { rows } = await db.query<{ value: unknown }>(FIND);
  const { data } = brandSchema.safeParse(rows[0]?.value);
  return data ?? DEFAULT_BRAND;
}

/** Errors: invalidInput with each fault at its place. */
export async function saveBrand(db: Queryable, { brand, at }: { brand: unknown; at: Date }): Promise<Brand> {
  const parsed = brandSchema.safeParse(brand);
  if (!parsed.success)
    throw new AppError('invalidInput', 'The brand is not valid', {
      errors: parsed.error.issues.map(({ path, message }) => ({ path: jsonPointer(path), message })),
    });
  await db.query(SAVE, [JSON.stringify(parsed.data), at]);
  return parsed.data;
}
