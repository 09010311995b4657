import { LRUCache } from 'lru-cache';
import type { Pool } from '@/lib/platform/db';
import { processWide } from '@/lib/platform/process-wide';
import { findReview } from '../review-row';
import { type OpenPrediction, predictOpens } from './predict-opens';
import { readSegmentFacts, type SegmentFacts } from './read-segment-facts';

export interface ReviewFactsView {
  segment: SegmentFacts | null;
  opens: OpenPrediction | null;
}

const FRESH_MS = 10 * 60_000;
const kept = () =>
  processWide('review-facts', () => new LRUCache<string, ReviewFactsView>({ max: 100, ttl: FRESH_MS }));

/** What a decision rests on beside the email itself; at most ten minutes old. Errors: notFound. */
export async function readFacts(pool: Pool, input: { review: string; at: Date }): Promise<ReviewFactsView> {
  const { hash } = await findReview(pool, input.review);
  const key = `${input.review} ${hash}`;
  const found = kept().get(key);
  if (found) return found;
  const [segment, opens] = await Promise.all([readSegmentFacts(pool, input), predictOpens(pool, input)]);
  const facts = { segment, opens };
  kept().set(key, facts);
  return facts;
}
