export * from './canonical';
export { normalForm } from './normal-form';
export { compileLeaf } from './compile/compile-leaf';
export type { CompileContext } from './compile/context';
export { compileEveryone } from './compile/everyone';
export { percentileThreshold } from './compile/metric';
export { type Observation, observe } from './compile/observe';
export { complementOf } from './complement';
export * from './describe';
export * from './diff-rules';
export { compileNextDue } from './due/compile-due';
export * from './due/due-sources';
export * from './normalize-rule';
export * from './operators/operator-table';
export * from './parse-rule';
export {
  type Assumption,
  MAX_SENTENCE,
  type ParsedSentence,
  parseSentence,
  type Span,
} from './parse-sentence/parse-sentence';
export type { KnownValue, Vocabulary } from './parse-sentence/vocabulary';
export * from './plan/is-timeless';
export type { Leaf, LeafCondition } from './plan/leaf';
export * from './plan/plan-rule';
export * from './plan/prune-plan';
export * from './references';
export { AGGREGATES, type Aggregate, PER_COMPARISONS } from './schema/event-schemas';
export { MAX_CONDITIONS, MAX_DEPTH } from './schema/limits';
export { CONSENT_STATES, metricOperators, PERCENTILE_OPERATORS } from './schema/person-schemas';
export { parseInstant } from './schema/primitives';
export { GROUP_TYPES, groupSchema, isActive, ruleSchema } from './schema/rule-schema';
export * from './types';
export * from './warnings';
export * from './within-parent';
