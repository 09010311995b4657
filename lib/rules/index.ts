export * from './operators/operator-table';
export * from './parse-rule';
export { AGGREGATES, type Aggregate, PER_COMPARISONS } from './schema/event-schemas';
export { MAX_CONDITIONS, MAX_DEPTH } from './schema/limits';
export { CONSENT_STATES, metricOperators, PERCENTILE_OPERATORS } from './schema/person-schemas';
export { parseInstant } from './schema/primitives';
export { GROUP_TYPES, groupSchema, isActive, ruleSchema } from './schema/rule-schema';
export * from './types';
