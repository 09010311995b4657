export { type Clause, describeCondition, type Pronoun } from './describe-condition';
export { describeNode, describeRule, describeRuleText } from './describe-rule';
export type { DescribeOptions } from './options';
export { joinParts, type SentencePart } from './parts';
