import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey } from '@/lib/platform/encrypt';

/** What an address in an email says; every kind is read by its own page alone. */
export type MailToken =
  | { kind: 'open'; message: number }
  | { kind: 'click'; message: number; position: number; url: string }
  | { kind: 'unsubscribe'; customer: number; message: number }
  | { kind: 'preferences'; customer: number; message: number }
  /** Double opt-in: asked for at `at` (epoch seconds). */
  | { kind: 'confirm'; customer: number; topic: string; at: number };
export type MailTokenKind = MailToken['kind'];

const VERSION = 1;
const KINDS: readonly MailTokenKind[] = ['open', 'click', 'unsubscribe', 'preferences', 'confirm'];
const MAC_BYTES = 16;
const LONGEST = 8_000;

let key: Buffer | undefined;
const mac = (payload: Uint8Array): Buffer => {
  key ??= deriveKey('kindred mail tokens');
  return createHmac('sha256', key).update(payload).digest().subarray(0, MAC_BYTES);
};

/**
 * The token as base64url: 128 bits of HMAC-SHA-256 over version, kind and content, then these. Only this installation
 * makes them; the target of a click is within, so that the redirect leads nowhere that was not written in an email.
 * Of customer and message numbers 0 is none.
 */
export function signToken(token: MailToken): string {
  const payload = Buffer.concat([Buffer.from([VERSION, KINDS.indexOf(token.kind)]), ...content(token)]);
  return Buffer.concat([mac(payload), payload]).toString('base64url');
}

/** What a token says; undefined where it is forged, cut off, of another kind or version. In constant time. */
export function readToken<K extends MailTokenKind>(kind: K, text: string): Extract<MailToken, { kind: K }> | undefined {
  if (text.length > LONGEST || !/^[A-Za-z0-9_-]+$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  // One text for one token: what decodes to the same bytes but is written otherwise is no token of ours.
  if (bytes.byteLength < MAC_BYTES + 2 || bytes.toString('base64url') !== text) return undefined;
  const payload = bytes.subarray(MAC_BYTES);
  if (!timingSafeEqual(bytes.subarray(0, MAC_BYTES), mac(payload))) return undefined;
  if (payload[0] !== VERSION || KINDS[payload[1] ?? -1] !== kind) return undefined;
  return parse(kind, payload.subarray(2)) as Extract<MailToken, { kind: K }>;
}

function content(token: MailToken): Uint8Array[] {
  switch (token.kind) {
    case 'open':
      return [number(token.message)];
    case 'click':
      return [number(token.message), number(token.position), Buffer.from(token.url)];
    case 'unsubscribe':
    case 'preferences':
      return [number(token.customer), number(token.message)];
    case 'confirm':
      return [number(token.customer), number(token.at), Buffer.from(token.topic)];
  }
}

function parse(kind: MailTokenKind, bytes: Buffer): MailToken {
  const at = (place: number): number => bytes.readUIntBE(place * 6, 6);
  switch (kind) {
    case 'open':
      return { kind, message: at(0) };
    case 'click':
      return { kind, message: at(0), position: at(1), url: bytes.subarray(12).toString() };
    case 'unsubscribe':
    case 'preferences':
      return { kind, customer: at(0), message: at(1) };
    case 'confirm':
      return { kind, customer: at(0), at: at(1), topic: bytes.subarray(12).toString() };
  }
}

/** Six bytes: up to 281 million million. */
function number(value: number): Buffer {
  const bytes = Buffer.alloc(6);
  bytes.writeUIntBE(value, 0, 6);
  return bytes;
}
