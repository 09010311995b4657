import type { Pool } from '@/lib/platform/db';
import { type OpenPrediction, predictOpens } from './predict-opens';
import { readSegmentFacts, type SegmentFacts } from './read-segment-facts';

export interface ReviewFactsView {
  segment: SegmentFacts | null;
  opens: OpenPrediction | null;
}

/** What a decision rests on beside the email itself. Errors: notFound. */
export async function readFacts(pool: Pool, input: { review: string; at: Date }): Promise<ReviewFactsView> {
  const [segment, opens] = await Promise.all([readSegmentFacts(pool, input), predictOpens(pool, input)]);
  return { segment, opens };
}
