import type { Queryable } from '@/lib/platform/db';
import { findSegment } from './find-segment';
import { type Segment, toSegment } from './segment-row';

/** A segment by id or key. Errors: notFound. */
export const getSegment = async (db: Queryable, reference: string): Promise<Segment> =>
  toSegment(await findSegment(db, reference));
