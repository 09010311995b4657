import type { z } from 'zod';
import type {
  eventSchema,
  notFollowedBySchema,
  scoreSchema,
  sequenceSchema,
  whereSchema,
} from './schema/event-schemas';
import type { consentSchema, metricSchema, segmentSchema, traitSchema } from './schema/person-schemas';
import type { conditionSchema, groupSchema, nodeSchema } from './schema/rule-schema';

/** A rule as people and programs write it. */
export type Rule = z.infer<typeof groupSchema>;
export type RuleGroup = Rule;
export type RuleNode = z.infer<typeof nodeSchema>;
export type Condition = z.infer<typeof conditionSchema>;
export type ConditionType = Condition['type'];
export type GroupType = RuleGroup['type'];

export type TraitCondition = z.infer<typeof traitSchema>;
export type MetricCondition = z.infer<typeof metricSchema>;
export type EventCondition = z.infer<typeof eventSchema>;
export type SequenceCondition = z.infer<typeof sequenceSchema>;
export type ScoreCondition = z.infer<typeof scoreSchema>;
export type SegmentCondition = z.infer<typeof segmentSchema>;
export type ConsentCondition = z.infer<typeof consentSchema>;
export type Where = z.infer<typeof whereSchema>;
export type NotFollowedBy = z.infer<typeof notFollowedBySchema>;

export const isGroup = (node: RuleNode): node is RuleGroup =>
  node.type === 'all' || node.type === 'any' || node.type === 'none';
