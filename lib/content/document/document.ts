import { z } from 'zod';
import { blockSchema } from './blocks';

export const VARIANT_KEYS = ['A', 'B', 'C', 'D', 'E'] as const;
export type VariantKey = (typeof VARIANT_KEYS)[number];

/** One of 1 to 5 forms of the email: subject and preheader of its own, and blocks where its content differs too. */
export const variantSchema = z.object({
  key: z.enum(VARIANT_KEYS),
  subject: z.string().max(500),
  preheader: z.string().max(500).default(''),
  /** Null: the blocks of the document. */
  blocks: z.array(blockSchema).max(60).nullable().default(null),
  /** Share of those who receive the email, in parts; the shares are relative to each other. */
  weight: z.number().positive().max(1_000).default(1),
  /** Why it was made, where it was generated: "names the offer first, as the rival idea". */
  reason: z.string().max(500).default(''),
});
export type Variant = z.infer<typeof variantSchema>;

/** An email as data: what a version of it keeps, what review approves, what is rendered. */
export const emailDocumentSchema = z.object({
  format: z.literal(1),
  language: z.string().min(2).max(10).default('en'),
  variants: z.array(variantSchema).min(1).max(VARIANT_KEYS.length),
  blocks: z.array(blockSchema).max(60),
  /** Whether it also has a part in AMP for Email. */
  amp: z.boolean().optional(),
  /** Added to every link of the shop; Liquid is not read here. */
  utm: z
    .object({
      source: z.string().max(100).default('kindred'),
      medium: z.string().max(100).default('email'),
      campaign: z.string().max(100).default(''),
    })
    .default({ source: 'kindred', medium: 'email', campaign: '' }),
});
export type EmailDocument = z.infer<typeof emailDocumentSchema>;

/** How the shop looks and speaks. Kept as the setting `brand`. */
export const brandSchema = z.object({
  name: z.string().min(1).max(200),
  fromName: z.string().min(1).max(200),
  fromEmail: z.email(),
  replyTo: z.email().nullable().default(null),
  /** CAN-SPAM wants a postal address in every commercial email. */
  postalAddress: z.string().max(500),
  siteUrl: z.url(),
  logoUrl: z.string().max(2_000).default(''),
  accent: z.string().regex(/^#[0-9a-f]{6}$/i),
  voice: z.object({
    tone: z.enum(['warm', 'plain', 'playful', 'elegant']).default('warm'),
    bannedWords: z.array(z.string().min(1).max(60)).max(200).default([]),
    /** Words that the shop prefers: "parcel" for "package". */
    preferred: z.record(z.string(), z.string()).default({}),
    exclamations: z.boolean().default(false),
    emoji: z.boolean().default(false),
  }),
});
export type Brand = z.infer<typeof brandSchema>;
