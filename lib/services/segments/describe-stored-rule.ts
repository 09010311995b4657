import type { Queryable } from '@/lib/platform/db';
import { describeRule, joinParts, type Rule, type SentencePart } from '@/lib/rules';
import { readSegmentCatalog } from './segment-catalog';

export interface RuleDescription {
  sentence: string;
  /** The pieces of the sentence, each with the JSON pointer of what it says. */
  parts: SentencePart[];
}

/** The sentence of a rule, with the names of the segments that it refers to. */
export async function describeStoredRule(db: Queryable, rule: Rule): Promise<RuleDescription> {
  const catalog = await readSegmentCatalog(db);
  const parts = describeRule(rule, { segmentName: (reference) => catalog.segment(reference)?.name });
  return { sentence: joinParts(parts), parts };
}
