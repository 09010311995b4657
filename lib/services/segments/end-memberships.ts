import type { Queryable } from '@/lib/platform/db';

/** Everyone leaves a segment that is not followed any more; history stays. Exits are recorded as transitions. */
const END = `
  WITH ended AS (
    UPDATE membership SET left_at = $2 WHERE segment = $1 AND left_at IS NULL RETURNING customer
  ), announced AS (
    INSERT INTO segment_transition (segment, customer, entered, at) SELECT $1, customer, false, $2 FROM ended
  )
  UPDATE segment SET size = NULL, size_at = NULL, built_version = NULL WHERE number = $1`;

export const endMemberships = (db: Queryable, segment: number, at: Date) => db.query(END, [segment, at]);
