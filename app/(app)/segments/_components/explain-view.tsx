'use client';

import { useQuery } from '@tanstack/react-query';
import { Check, Minus, X } from 'lucide-react';
import { useState } from 'react';
import { BuilderProvider } from '@/components/rule-builder/builder-context';
import { EVERYONE, openRule } from '@/components/rule-builder/model/reducer';
import type { BareCondition } from '@/components/rule-builder/model/types';
import { ConditionSentence } from '@/components/rule-builder/sentences/condition-sentence';
import { useDebounced } from '@/components/rule-builder/use-debounced';
import { useThings } from '@/components/rule-builder/use-suggestions';
import { numberWords } from '@/components/rule-builder/words';
import { api, messageOf } from '@/components/ui/api';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Combobox } from '@/components/ui/combobox';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDateTime, formatDecimal, formatNoun } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { Skeleton } from '@/components/ui/skeleton';
import { findMetric } from '@/lib/catalog';
import { isGroup, type RuleNode } from '@/lib/rules';
import type { ExplainedNode } from '@/lib/services/segments/explain-customer';
import type { Segment } from '@/lib/services/segments/segment-row';

interface Found {
  customers: { id: string; name: string | null; email: string | null }[];
}

const WORDS = { all: 'all of these', any: 'at least one of these', none: 'none of these' } as const;
const NONE = new Map();
const BLANK = openRule(EVERYONE);

/** Why a customer is in the segment, or not: each condition with what was observed. */
export function ExplainView({ segment }: { segment: Segment }) {
  const [text, setText] = useState('');
  const [customer, setCustomer] = useState<string | null>(null);
  const q = useDebounced(text.trim(), 200);
  const { data: things } = useThings();
  const { data: found } = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => api<Found>('/api/ui/search', { query: { q }, signal }),
    enabled: q.length >= 2,
    placeholderData: (before) => before,
  });
  const { data, error, isFetching } = useQuery({
    queryKey: ['explain', customer, segment.id, segment.version],
    queryFn: ({ signal }) =>
      api<ExplainedNode>(`/api/v1/customers/${customer}/explain`, { json: { rule: segment.rule }, signal }),
    enabled: customer !== null,
  });
  const options = (found?.customers ?? []).map((each) => ({
    value: each.id,
    label: each.name ?? each.email ?? each.id,
    hint: each.name ? each.email : undefined,
  }));
  return (
    <Card aria-label="Why is this customer in it?">
      <div className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-3">
        <Input
          type="search"
          aria-label="Find a customer"
          placeholder="Name, email or id"
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="sm:w-64"
        />
        {options.length > 0 && (
          <Combobox
            aria-label="Customer"
            placeholder={`${options.length} found: choose one`}
            options={options}
            value={customer}
            onValueChange={setCustomer}
            className="sm:w-72"
          />
        )}
        {q.length >= 2 && found && options.length === 0 && (
          <span className="text-ink-2 text-sm">Nobody of that name.</span>
        )}
      </div>
      {customer === null ? (
        <EmptyState title="Why is somebody in this segment, or not?">
          Find a customer: each condition then says whether it holds, and what was observed.
        </EmptyState>
      ) : error ? (
        <Callout tone="bad" className="m-4">
          {messageOf(error)}
        </Callout>
      ) : data ? (
        <div className={cn('p-4 transition-opacity', isFetching && 'opacity-60')}>
          <p className="mb-2 font-semibold">
            {data.holds ? 'The rule holds: in the segment.' : 'The rule does not hold: not in the segment.'}
          </p>
          <BuilderProvider
            state={BLANK}
            dispatch={null}
            things={things}
            faults={[]}
            steps={NONE}
            total={undefined}
            stale={false}
            insist={false}
          >
            <Explained node={segment.rule} explained={data} root />
          </BuilderProvider>
        </div>
      ) : (
        <Skeleton className="m-4 h-24" />
      )}
    </Card>
  );
}

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
  const holds = explained?.holds ?? null;
  if (isGroup(node)) {
    return (
      <div className={cn(!root && 'mt-1 rounded-md border border-line bg-paper px-3 py-1.5')}>
        {!(root && node.type === 'all') && (
          <p className="flex items-center text-ink-2 text-sm">
            <Verdict holds={holds} />
            {node.name ?? WORDS[node.type]}
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
    <div className="flex flex-wrap items-start gap-x-2 border-line border-b py-1.5 last:border-b-0">
      <Verdict holds={holds} />
      <span className="min-w-56 flex-1 text-ink-2 leading-6.5">
        {name && <b className="mr-1.5 font-[550] text-ink text-sm">{name}:</b>}
        <ConditionSentence condition={condition} faulty={() => false} />
      </span>
      <span className="text-right text-sm leading-6.5">
        {observed === undefined ? '' : <b className="font-[550]">{observedWords(observed, condition)}</b>}
      </span>
    </div>
  );
}

function observedWords(observed: unknown, condition: BareCondition): string {
  if (observed === null) return 'nothing observed';
  if (typeof observed === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(observed)) return formatDateTime(observed);
  if (condition.type === 'metric' && isNumeric(observed))
    return numberWords(Number(observed), findMetric(condition.metric)?.unit);
  if (condition.type === 'event' && (condition.aggregate ?? 'count') === 'count' && isNumeric(observed))
    return formatNoun(Number(observed), 'time');
  if (typeof observed === 'boolean') return observed ? 'yes' : 'no';
  if (typeof observed === 'number') return formatDecimal(observed);
  return typeof observed === 'string' ? observed : JSON.stringify(observed);
}

const isNumeric = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && value !== '' && Number.isFinite(Number(value)));
