import { canonicalText } from './canonical';
import { type DescribeOptions, describeNode } from './describe';
import { type NormalCondition, type NormalGroup, normalizeRule } from './normalize-rule';
import type { Condition, GroupType, Rule } from './types';

/** One condition of two rules laid side by side. */
export interface RuleDifference {
  kind: 'same' | 'added' | 'removed' | 'changed' | 'moved';
  /** What the first rule says there, in words; missing for what was added. */
  before?: string;
  /** What the second rule says there. */
  after?: string;
  /** Where a group around it is of another type: "all of" before, "any of" now. */
  group?: { before: string; after: string };
}

interface Line {
  words: string;
  text: string;
  /** The types of the groups around it, the root first. */
  chain: string;
  inner: GroupType;
  subject: string;
}

const GROUP_WORDS: Readonly<Record<GroupType, string>> = { all: 'all of', any: 'any of', none: 'none of' };

/** What a condition is about: two of one subject are one condition that was changed. */
function subjectOf(condition: Condition): string {
  switch (condition.type) {
    case 'event':
      return `event ${condition.event}`;
    case 'trait':
      return `trait ${condition.trait}`;
    case 'metric':
      return `metric ${condition.metric}`;
    case 'segment':
      return `segment ${condition.segment}`;
    case 'consent':
      return `consent ${condition.channel}`;
    case 'sequence':
    case 'score':
      return condition.type;
  }
}

function linesOf(rule: Rule, options: DescribeOptions): Line[] {
  const lines: Line[] = [];
  const visit = (group: NormalGroup, chain: readonly GroupType[]): void => {
    for (const child of group.children)
      if (child.kind === 'group') visit(child, [...chain, child.type]);
      else lines.push(lineOf(child, chain, options));
  };
  const root = normalizeRule(rule);
  visit(root, [root.type]);
  return lines;
}

function lineOf(node: NormalCondition, chain: readonly GroupType[], options: DescribeOptions): Line {
  const { name: _name, disabled: _disabled, ...content } = node.condition;
  return {
    words: describeNode({ ...node, name: undefined }, options),
    text: canonicalText(content),
    chain: chain.join(' '),
    inner: chain.at(-1) ?? 'all',
    subject: subjectOf(node.condition),
  };
}

/** Takes the first of a list that fits, out of the list. */
function take(lines: Line[], fits: (line: Line) => boolean): Line | undefined {
  const index = lines.findIndex(fits);
  return index < 0 ? undefined : lines.splice(index, 1)[0];
}

const groupChange = (before: Line, after: Line): Pick<RuleDifference, 'group'> =>
  before.inner === after.inner ? {} : { group: { before: GROUP_WORDS[before.inner], after: GROUP_WORDS[after.inner] } };

/**
 * What differs between two rules, condition by condition in words: what stands in both, what moved into a group of
 * another type, what was changed (the same event, trait or metric asked otherwise), what is new, what is gone. Names
 * and disabled nodes are left out. In the order of the second rule, what is gone at the end.
 */
export function diffRules(before: Rule, after: Rule, options: DescribeOptions = {}): RuleDifference[] {
  const left = linesOf(before, options);
  const found = new Map<Line, RuleDifference>();
  const wanted = linesOf(after, options);
  const pair = (kind: RuleDifference['kind'], fits: (old: Line, line: Line) => boolean): void => {
    for (const line of wanted) {
      if (found.has(line)) continue;
      const old = take(left, (each) => fits(each, line));
      if (old) found.set(line, { kind, before: old.words, after: line.words, ...groupChange(old, line) });
    }
  };
  pair('same', (old, line) => old.text === line.text && old.chain === line.chain);
  pair('moved', (old, line) => old.text === line.text);
  pair('changed', (old, line) => old.subject === line.subject && old.chain === line.chain);
  pair('changed', (old, line) => old.subject === line.subject);
  return [
    ...wanted.map((line): RuleDifference => found.get(line) ?? { kind: 'added', after: line.words }),
    ...left.map((line): RuleDifference => ({ kind: 'removed', before: line.words })),
  ];
}
