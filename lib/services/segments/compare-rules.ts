import type { Clock } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import type { Rule } from '@/lib/rules';
import { findSegment } from './find-segment';
import { previewSegment } from './preview-segment';

/** What changes when a segment takes another rule, in customers. */
export interface RuleImpact {
  before: number;
  after: number;
  entering: number;
  leaving: number;
}

/** Compares the stored rule of a segment with another at this instant. Errors: notFound, and those of a preview. */
export async function compareRules(pool: Pool, clock: Clock, reference: string, rule: Rule): Promise<RuleImpact> {
  const segment = await findSegment(pool, reference);
  const asOf = clock.now();
  const count = async (asked: Rule): Promise<number> =>
    (await previewSegment(pool, clock, { rule: asked, asOf, sample: 0, self: segment.id, personal: false })).count;
  const after = await count(rule);
  const before = await count(segment.rule);
  // A group without children is everyone only as the root: then the other rule alone is what both have in common.
  const parts = [rule, segment.rule].filter((each) => each.children.length > 0);
  const both = await count({ type: 'all', children: parts });
  return { before, after, entering: after - both, leaving: before - both };
}
