import { hash } from 'node:crypto';
import { type CallKind, PAGE_VIEWED, SCREEN_VIEWED } from '@/lib/catalog';
import { err, type FieldError, jsonPointer, ok, type Result, randomToken } from '@/lib/core';
import {
  callSchemas,
  EVENT_LIMIT_BYTES,
  isSingleCall,
  parseTime,
  type SingleCall,
  type ValidCall,
} from './call-schema';

/** An event as it will be stored, before it is known whose it is. */
export interface AcceptedEvent {
  kind: CallKind;
  name: string;
  messageKey: Uint8Array;
  userId: string | null;
  anonymousId: string | null;
  /** alias only. */
  previousId: string | null;
  /** Epoch milliseconds. */
  occurredAt: number;
  receivedAt: number;
  product: string | null;
  category: string | null;
  total: number | null;
  /** JSON text of properties or traits. */
  properties: string | null;
  context: string | null;
  /** identify only. */
  traits: Record<string, unknown> | null;
  /** Consent events only. */
  channel: string | null;
}

// An escaped NUL or half of a surrogate pair (a whole one is written as it is), not a backslash that happens to stand
// before the same letters.
const UNSTORABLE_ESCAPE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;
const UNSTORABLE = /[\0\p{Surrogate}]/u;
const holdsEscape = (json: string | null): boolean => json?.includes('\\u') === true && UNSTORABLE_ESCAPE.test(json);
const NO_CHARACTER = 'A NUL character or half of a surrogate pair cannot be stored.';
const TOO_LARGE = `At most ${EVENT_LIMIT_BYTES / 1024} KB an event.`;

/** Why an event was not taken. */
export interface Refusal {
  errors: FieldError[];
  tooLarge?: boolean;
}

/** First 128 bits of the SHA-256 of a message id. */
export function messageKeyOf(messageId: string): Uint8Array {
  return hash('sha256', messageId, 'buffer').subarray(0, 16);
}

/**
 * Checks one call and brings it into the form in which it is stored. `raw` is what came, `kind` the call; `sentAt` is
 * that of the batch. Errors name their place by JSON pointer within the event.
 */
export function acceptCall(
  raw: unknown,
  kind: unknown,
  receivedAt: number,
  sentAt?: string | null,
): Result<AcceptedEvent, Refusal> {
  if (!isSingleCall(kind)) {
    return err({ errors: [{ path: '/type', message: 'Give one of identify, track, page, screen, group, alias.' }] });
  }
  const parsed = callSchemas[kind].safeParse(withTextIds(raw));
  if (!parsed.success) {
    return err({
      errors: parsed.error.issues.map((issue) => ({ path: jsonPointer(issue.path), message: issue.message })),
    });
  }
  const call: ValidCall = parsed.data;
  const document = documentOf(kind, call);
  const properties = document ? JSON.stringify(document) : null;
  const context = contextOf(call.context);
  if (isTooLarge(raw, (properties?.length ?? 0) + (context?.length ?? 0))) {
    return err({ errors: [{ path: '', message: TOO_LARGE }], tooLarge: true });
  }
  if (holdsUnstorable(call, properties, context)) {
    return err({ errors: [{ path: '', message: NO_CHARACTER }] });
  }
  const name = nameOf(kind, call);
  return ok({
    kind,
    name,
    messageKey: messageKeyOf(call.messageId ?? randomToken(24)),
    userId: call.userId ?? null,
    anonymousId: call.anonymousId ?? null,
    previousId: call.previousId ?? null,
    occurredAt: occurredAt(call, receivedAt, sentAt),
    receivedAt,
    product: lowerText(document?.productId),
    category: lowerText(document?.category),
    total: typeof document?.total === 'number' && Number.isFinite(document.total) ? document.total : null,
    properties,
    context,
    traits: kind === 'identify' ? (call.traits ?? {}) : null,
    channel: typeof document?.channel === 'string' ? document.channel : null,
  });
}

/** Bytes of the whole event in UTF-8; only an event whose texts could be that many is counted. */
const isTooLarge = (raw: unknown, length: number): boolean =>
  length > EVENT_LIMIT_BYTES / 4 && Buffer.byteLength(JSON.stringify(raw)) > EVENT_LIMIT_BYTES;

/** Some clients send their ids as numbers; inside an id is a text. */
function withTextIds(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw;
  let call = raw as Record<string, unknown>;
  for (const key of ['userId', 'anonymousId', 'previousId', 'groupId', 'messageId']) {
    if (typeof call[key] === 'number') call = { ...call, [key]: String(call[key]) };
  }
  return call;
}

/** The client's clock corrected by its skew: time of receipt less the time between event and sending. */
function occurredAt(call: ValidCall, receivedAt: number, batchSentAt?: string | null): number {
  if (!call.timestamp) return receivedAt;
  const timestamp = parseTime(call.timestamp);
  const sent = call.sentAt ?? batchSentAt;
  if (!sent) return timestamp;
  const corrected = receivedAt - (parseTime(sent) - timestamp);
  // A wild sentAt must not move an event out of the range that a timestamp may have.
  return corrected > 0 ? corrected : timestamp;
}

function nameOf(kind: SingleCall, call: ValidCall): string {
  switch (kind) {
    case 'track':
      return call.event ?? '';
    case 'page':
      return PAGE_VIEWED;
    case 'screen':
      return SCREEN_VIEWED;
    case 'identify':
      return 'Identify';
    case 'group':
      return 'Group';
    case 'alias':
      return 'Alias';
  }
}

function documentOf(kind: SingleCall, call: ValidCall): Record<string, unknown> | null {
  switch (kind) {
    case 'track':
      return call.properties ?? null;
    case 'page':
    case 'screen':
      return {
        ...(call.name ? { name: call.name } : {}),
        ...(call.category ? { category: call.category } : {}),
        ...call.properties,
      };
    case 'identify':
      return call.traits ?? null;
    case 'group':
      return { groupId: call.groupId, ...call.traits };
    case 'alias':
      return { previousId: call.previousId };
  }
}

/** Context as JSON without the client library's own name, or null where nothing else is in it. */
function contextOf(context: Record<string, unknown> | null | undefined): string | null {
  if (!context) return null;
  const { library: _, ...rest } = context;
  for (const _key in rest) return JSON.stringify(rest);
  return null;
}

const lowerText = (value: unknown): string | null => (typeof value === 'string' ? value.toLowerCase() : null);

function holdsUnstorable(call: ValidCall, properties: string | null, context: string | null): boolean {
  return (
    holdsEscape(properties) ||
    holdsEscape(context) ||
    [call.messageId, call.userId, call.anonymousId, call.previousId, call.event, call.groupId].some(
      (text) => typeof text === 'string' && UNSTORABLE.test(text),
    )
  );
}
