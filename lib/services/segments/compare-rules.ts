import type { Clock } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import type { Rule } from '@/lib/rules';
import { dryRunSegment } from './dry-run-segment';

/** What changes when a segment takes another rule, in customers. */
export interface RuleImpact {
  before: number;
  after: number;
  entering: number;
  leaving: number;
}

/** Compares the stored rule of a live segment with another at this instant. Errors: notFound, and those of a dry run. */
export async function compareRules(pool: Pool, clock: Clock, reference: string, rule: Rule): Promise<RuleImpact> {
  const { before, after, entering, leaving } = await dryRunSegment(pool, reference, { rule, at: clock.now() });
  return { before, after, entering, leaving };
}
