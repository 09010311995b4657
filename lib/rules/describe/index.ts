export { type Clause, type DescribeOptions, describeCondition, type Pronoun } from './describe-condition';
export { describeNode, describeRule, describeRuleText } from './describe-rule';
export { joinParts, type SentencePart } from './parts';
