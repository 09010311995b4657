import { createHash } from 'node:crypto';
import type { EmailDocument } from '@/lib/content/document/document';

/** JSON with sorted keys: the same document is the same text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

/** SHA-256 of the canonical document, in hexadecimal: what was approved is what is sent. */
export const hashDocument = (document: EmailDocument): string =>
  createHash('sha256').update(canonical(document)).digest('hex');
