import { type NormalGroup, type NormalNode, normalizeRule } from '../normalize-rule';
import type { Rule } from '../types';
import { describeCondition } from './describe-condition';
import type { DescribeOptions } from './options';
import { joinParts, Phrase, type SentencePart } from './parts';

const WORDS = {
  all: { open: '', between: 'and' },
  any: { open: 'either', between: 'or' },
  none: { open: 'not those', between: 'or' },
} as const;

/** Parts of a node with its pronoun: "who viewed a product", "either who … or whose …". */
function nodeParts(node: NormalNode, options: DescribeOptions): SentencePart[] {
  if (node.kind === 'group') return groupParts(node, options);
  const { pronoun, parts } = describeCondition(node, options);
  return [...new Phrase(node.path).glue(pronoun).parts, ...parts];
}

const leavesOut = (node: NormalNode): boolean => node.kind === 'group' && node.type === 'none';

/** Whom a group leaves out is said last: “customers whose …, and not those who …”. */
const inSpeech = ({ type, children }: NormalGroup): readonly NormalNode[] =>
  type === 'all'
    ? [...children.filter((child) => !leavesOut(child)), ...children.filter((child) => leavesOut(child))]
    : children;

function groupParts(group: NormalGroup, options: DescribeOptions): SentencePart[] {
  const { open, between } = WORDS[group.type];
  const single = group.children.length === 1;
  const words = (text: string): SentencePart[] => (text === '' ? [] : new Phrase(group.path).glue(text).parts);
  const children = inSpeech(group).map((child) => {
    const inner = nodeParts(child, options);
    const several = group.children.length > 1 || group.type === 'none';
    const wrapped = child.kind === 'group' && child.children.length > 1 && several;
    return wrapped
      ? [...new Phrase(child.path).glue('(').parts, ...inner, ...new Phrase(child.path).glue(')').parts]
      : inner;
  });
  const opening = single && group.type === 'any' ? '' : open;
  return [
    ...words(opening),
    ...children.flatMap((parts, index) => (index === 0 ? parts : [...words(`, ${between}`), ...parts])),
  ];
}

/** A rule as the pieces of one English sentence: "Customers who viewed a product at least 3 times, and whose …". */
export function describeRule(rule: Rule, options: DescribeOptions = {}): SentencePart[] {
  const root = normalizeRule(rule);
  const start = new Phrase([]);
  if (root.children.length === 0) return start.glue('All customers').glue('.').parts;
  const only = root.type === 'none' || (root.type === 'all' && root.children.every(leavesOut));
  const opening = start.glue(only ? 'Customers, but' : 'Customers').parts;
  return [...opening, ...groupParts(root, options), ...new Phrase([]).glue('.').parts];
}

/** The same as text. */
export const describeRuleText = (rule: Rule, options: DescribeOptions = {}): string =>
  joinParts(describeRule(rule, options));

const GROUP_LABELS = { all: 'all of', any: 'any of', none: 'none of' } as const;

/** One node in few words, for a list of steps: its name, else what it says. */
export function describeNode(node: NormalNode, options: DescribeOptions = {}): string {
  if (node.name !== undefined) return node.name;
  if (node.kind === 'condition') return capitalised(joinParts(describeCondition(node, options).parts));
  if (node.children.length === 1 && node.children[0] && node.type !== 'none')
    return describeNode(node.children[0], options);
  const inner = node.children.map(
    (child) =>
      child.name ??
      joinParts(child.kind === 'condition' ? describeCondition(child, options).parts : groupParts(child, options)),
  );
  return capitalised(`${GROUP_LABELS[node.type]}: ${inner.join('; ')}`);
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
