'use client';

import { Check, Minus, X } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { formatNoun } from '@/components/ui/format';
import { isGroup, type Rule, type RuleNode } from '@/lib/rules';
import type { ExplainedNode } from '@/lib/services/segments/explain-customer';
import { BuilderProvider } from '../builder-context';
import { EVERYONE, openRule } from '../model/reducer';
import { ConditionSentence } from '../sentences/condition-sentence';
import { useCurrency, useThings } from '../use-suggestions';
import { observedWords } from './observed-words';

const WORDS = { all: 'all of these', any: 'at least one of these', none: 'none of these' } as const;
const NO_STEPS = new Map();
const BLANK = openRule(EVERYONE);

export interface ExplainedRuleProps {
  rule: Rule;
  /** The same tree with what was found. */
  explained: ExplainedNode;
}

/** A rule as it is for one customer: each condition with whether it holds, and what was observed. */
export function ExplainedRule({ rule, explained }: ExplainedRuleProps) {
  const { data: things } = useThings();
  const failed = countFailures(rule, explained);
  return (
    <div>
      <p className="mb-2 flex flex-wrap items-baseline gap-x-2 font-semibold">
        {explained.holds ? 'The rule holds: in.' : 'The rule does not hold: not in.'}
        {!explained.holds && rule.type === 'all' && failed > 0 && (
          <span className="font-normal text-ink-2 text-sm">
            {formatNoun(failed, 'condition')} of {rule.children.filter(({ disabled }) => !disabled).length}{' '}
            {failed === 1 ? 'is' : 'are'} in the way
          </span>
        )}
      </p>
      <BuilderProvider
        state={BLANK}
        dispatch={null}
        things={things}
        faults={[]}
        steps={NO_STEPS}
        total={undefined}
        stale={false}
        insist={false}
      >
        <Explained node={rule} explained={explained} root />
      </BuilderProvider>
    </div>
  );
}

/** Children of the root that would have to hold and do not. */
const countFailures = (rule: Rule, explained: ExplainedNode): number =>
  rule.children.filter((_, index) => explained.children?.[index]?.holds === false).length;

function Verdict({ holds }: { holds: boolean | null }) {
  const [Icon, tone, words] =
    holds === null
      ? [Minus, 'text-ink-3', 'switched off']
      : holds
        ? [Check, 'text-good', 'holds']
        : [X, 'text-bad', 'does not hold'];
  return (
    <span className={cn('inline-flex w-28 shrink-0 items-center gap-1.5 text-xs leading-6.5', tone)}>
      <Icon className="size-3.5" aria-hidden />
      {words}
    </span>
  );
}

interface ExplainedProps {
  node: RuleNode;
  /** What was found at the same place; the trees have the same shape. */
  explained: ExplainedNode | undefined;
  root?: boolean;
}

function Explained({ node, explained, root }: ExplainedProps) {
  const currency = useCurrency();
  const holds = explained?.holds ?? null;
  if (isGroup(node)) {
    return (
      <div className={cn(!root && 'my-1 rounded-md border border-line bg-paper px-3 py-1.5')}>
        {!(root && node.type === 'all') && (
          <p className="flex items-center text-ink-2 text-sm">
            <Verdict holds={holds} />
            {node.name ? `${node.name}: ${WORDS[node.type]}` : WORDS[node.type]}
          </p>
        )}
        {node.children.map((child, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a node is its place
          <Explained key={index} node={child} explained={explained?.children?.[index]} />
        ))}
      </div>
    );
  }
  const { name, disabled: _disabled, ...condition } = node;
  const observed = explained?.observed;
  return (
    <div
      data-explained={String(holds)}
      className="flex flex-wrap items-start gap-x-2 border-line border-b py-1.5 last:border-b-0"
    >
      <Verdict holds={holds} />
      <div className="min-w-56 flex-1 text-ink-2 leading-6.5">
        {name && <b className="mr-1.5 font-[550] text-ink text-sm">{name}:</b>}
        <ConditionSentence condition={condition} faulty={() => false} />
      </div>
      <span className="text-right text-sm leading-6.5">
        {observed === undefined ? '' : <b className="font-[550]">{observedWords(observed, condition, currency)}</b>}
      </span>
    </div>
  );
}
