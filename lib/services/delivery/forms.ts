import { z } from 'zod';
import type { brandSchema } from '@/lib/content/document/document';

/** The forms of the settings of email: the browser checks with them while one types, the server when it is sent. */
export const testForm = z.object({ to: z.email('Give an email address').max(254) });
export const messagesForm = z.object({ ids: z.array(z.string().min(1).max(100)).min(1).max(500) });
export const topicStateForm = z.object({ key: z.string().min(1).max(64), archived: z.boolean() });

export const suppressForm = z.object({ email: z.email('Give an email address').max(254) });
export const importForm = z.object({
  text: z.string().min(1, 'Choose a file or paste addresses').max(900_000, 'At most 900 KB at a time'),
});
export const unsuppressForm = z.object({
  email: z.string().min(3).max(254),
  because: z.string().trim().min(3, 'Say why, for the record').max(300),
});

const lines = (text: string): string[] =>
  text
    .split(/[\n,]+/)
    .map((one) => one.trim())
    .filter(Boolean);

/** The brand as one form: lists are lines of text. */
export const brandForm = z.object({
  name: z.string().trim().min(1, 'Give it a name').max(200),
  fromName: z.string().trim().min(1, 'Say who the email is from').max(200),
  fromEmail: z.email('Give an email address'),
  replyTo: z.union([z.literal(''), z.email('Give an email address')]),
  postalAddress: z.string().trim().min(1, 'The law of many countries wants it in every email').max(500),
  siteUrl: z.url('Give the whole address, with https://'),
  logoUrl: z.union([z.literal(''), z.url('Give the whole address, with https://')]),
  accent: z.string().regex(/^#[0-9a-f]{6}$/i, 'A colour such as #8f2f2b'),
  tone: z.enum(['warm', 'plain', 'playful', 'elegant']),
  bannedWords: z.string().max(5_000),
  preferred: z
    .string()
    .max(5_000)
    .refine(
      (text) => text.split('\n').every((line) => !line.trim() || /^[^→=]+(?:→|=>?)[^→=]+$/.test(line)),
      'One a line: package → parcel',
    ),
  exclamations: z.boolean(),
  emoji: z.boolean(),
});
export type BrandForm = z.infer<typeof brandForm>;
type Brand = z.infer<typeof brandSchema>;

export function brandOf({ tone, bannedWords, preferred, exclamations, emoji, replyTo, ...rest }: BrandForm): Brand {
  const pairs = preferred
    .split('\n')
    .map((line) => line.split(/→|=>?/).map((part) => part.trim()))
    .flatMap(([from, to]): [string, string][] => (from && to ? [[from, to]] : []));
  return {
    ...rest,
    replyTo: replyTo || null,
    voice: { tone, bannedWords: lines(bannedWords), preferred: Object.fromEntries(pairs), exclamations, emoji },
  };
}

export function formOf({ voice, replyTo, ...rest }: Brand): BrandForm {
  return {
    ...rest,
    replyTo: replyTo ?? '',
    tone: voice.tone,
    bannedWords: voice.bannedWords.join('\n'),
    preferred: Object.entries(voice.preferred)
      .map(([from, to]) => `${from} → ${to}`)
      .join('\n'),
    exclamations: voice.exclamations,
    emoji: voice.emoji,
  };
}
