import { z } from 'zod';

/** The seven calls of the Segment HTTP tracking specification, as they come over the wire. */
/** 32 KB as Segment's own libraries count them: what they take, we take. */
export const EVENT_LIMIT_BYTES = 32 * 1024;
export const BATCH_LIMIT_BYTES = 500_000;
export const BATCH_LIMIT_EVENTS = 1_000;

const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * The two texts read last and their times: a call's is read when it is checked and when it is used, a batch's own for
 * each of its events.
 */
let latest = { text: '', time: Number.NaN };
let earlier = latest;

/** RFC 3339 time as epoch milliseconds; NaN where the text is none or lies outside 1970 to 2199. */
export function parseTime(text: string): number {
  if (latest.text === text) return latest.time;
  [latest, earlier] = [earlier.text === text ? earlier : { text, time: readTime(text) }, latest];
  return latest.time;
}

function readTime(text: string): number {
  if (!ISO.test(text) || !isDay(text)) return Number.NaN;
  // A time without a zone is UTC; the engine alone would take it as local time.
  const zoned = text.length > 10 && !/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? `${text.replace(' ', 'T')}Z` : text;
  const time = Date.parse(zoned);
  return time >= EARLIEST && time < LATEST ? time : Number.NaN;
}

/** The engine takes 30 February for 2 March. */
function isDay(text: string): boolean {
  const day = Number(text.slice(8, 10));
  return day <= 28 || new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate() >= day;
}

const time = z
  .string()
  .refine((text) => !Number.isNaN(parseTime(text)), 'Give an RFC 3339 time between 1970 and 2199.');
const id = z.string().min(1, 'Give 1 to 512 characters.').max(512, 'Give 1 to 512 characters.');
// A record schema would copy every property of every event; nothing in them is looked at here.
const document = z
  .custom<Record<string, unknown>>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'Give an object.',
  )
  .meta({ type: 'object', additionalProperties: true });
// Client libraries send null for what they do not know.
const optional = <T extends z.ZodType>(schema: T) => schema.nullish();

const common = {
  messageId: optional(id),
  userId: optional(id),
  anonymousId: optional(id),
  timestamp: optional(time),
  sentAt: optional(time),
  context: optional(document),
  integrations: optional(document),
};

const name = z.string().min(1, 'Name the event.').max(200, 'At most 200 characters.');

const SHAPES = {
  track: { ...common, event: name, properties: optional(document) },
  page: {
    ...common,
    name: optional(z.string().max(1000)),
    category: optional(z.string().max(1000)),
    properties: optional(document),
  },
  screen: {
    ...common,
    name: optional(z.string().max(1000)),
    category: optional(z.string().max(1000)),
    properties: optional(document),
  },
  identify: { ...common, traits: optional(document) },
  group: { ...common, groupId: id, traits: optional(document) },
  alias: { ...common, previousId: id },
} as const;

/** userId or anonymousId is required; an alias needs its userId. */
const known = (call: { userId?: string | null; anonymousId?: string | null }): boolean =>
  (call.userId ?? null) !== null || (call.anonymousId ?? null) !== null;
const NEEDS_ID = { message: 'Give a userId or an anonymousId.', path: ['userId'] };

export const callSchemas = {
  track: z.object(SHAPES.track).refine(known, NEEDS_ID),
  page: z.object(SHAPES.page).refine(known, NEEDS_ID),
  screen: z.object(SHAPES.screen).refine(known, NEEDS_ID),
  identify: z.object(SHAPES.identify).refine(known, NEEDS_ID),
  group: z.object(SHAPES.group).refine(known, NEEDS_ID),
  alias: z.object(SHAPES.alias).refine(known, NEEDS_ID),
} as const;

/** A batch as a document; its events are checked one by one, so that a bad one does not refuse the rest. */
export const batchSchema = z.object({
  batch: z.array(z.unknown()).min(1, 'A batch holds at least one event.'),
  sentAt: optional(time),
  context: optional(document),
  integrations: optional(document),
});

export type SingleCall = keyof typeof callSchemas;
export const isSingleCall = (text: unknown): text is SingleCall =>
  typeof text === 'string' && Object.hasOwn(callSchemas, text);

/** Any call after validation: the fields that a kind does not have are absent. */
export interface ValidCall {
  messageId?: string | null;
  userId?: string | null;
  anonymousId?: string | null;
  timestamp?: string | null;
  sentAt?: string | null;
  context?: Record<string, unknown> | null;
  event?: string;
  name?: string | null;
  category?: string | null;
  properties?: Record<string, unknown> | null;
  traits?: Record<string, unknown> | null;
  groupId?: string;
  previousId?: string;
}

export const acceptedSchema = z.object({
  success: z.literal(true),
  /** Events of a batch that were not taken; they wait in quarantine. */
  rejected: z
    .array(
      z.object({
        index: z.number().int(),
        messageId: z.string().optional(),
        errors: z.array(z.object({ path: z.string(), message: z.string() })),
      }),
    )
    .optional(),
});
