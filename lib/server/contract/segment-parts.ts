import { z } from 'zod';

/** What the endpoints of segments share. */
export const read = { kind: 'api', scope: 'segments:read', permission: 'segments.view' } as const;

export const write = { kind: 'api', scope: 'segments:write', permission: 'segments.edit' } as const;

export const instant = z.iso.datetime();

const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** An instant that is asked about: the years that events can have. */
export const askedInstant = z.iso
  .datetime({ offset: true, error: 'must be an RFC 3339 time such as 2026-01-31T09:00:00Z' })
  .refine((text) => {
    const time = Date.parse(text);
    return time >= EARLIEST && time < LATEST;
  }, 'must lie between 1970 and 2199');

export const id = z.string().min(1).max(100);

export const idParam = z.object({ id: id.describe('The id or the key of a segment.') });

export const cursor = z.string().max(500).optional();

export const limit = z.coerce.number().int().min(1).max(500).default(50);

export const person = z.object({
  id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  country: z.string().nullable(),
});

export const place = z.string().describe('JSON pointer of the node in the rule.');
