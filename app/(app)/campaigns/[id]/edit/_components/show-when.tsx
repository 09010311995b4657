'use client';

import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { RuleLike } from '@/lib/content/document/rule-like';

interface ShowWhenProps {
  rule: RuleLike | null;
  segments: readonly { id: string; name: string }[];
  change: (rule: RuleLike | null) => void;
}

type Mode = 'always' | 'in' | 'notIn' | 'metric' | 'own';
const METRICS = [
  { value: 'frequency', label: 'orders' },
  { value: 'monetary', label: 'spent in all' },
  { value: 'recencyDays', label: 'days since the last order' },
  { value: 'averageOrderValue', label: 'average order' },
  { value: 'engagementScore', label: 'engagement score' },
];

interface Read {
  mode: Mode;
  segment: string | null;
  metric: string;
  op: string;
  value: number;
}

const field = (node: unknown, name: string): unknown =>
  typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[name] : undefined;

/** What of a rule these controls can show; any other rule stays as it is. */
function read(rule: RuleLike | null): Read {
  const base: Read = { mode: 'always', segment: null, metric: 'frequency', op: 'gte', value: 2 };
  if (!rule) return base;
  const children = field(rule, 'children');
  const only = Array.isArray(children) && children.length === 1 ? children[0] : undefined;
  const op = field(only, 'op');
  if (field(only, 'type') === 'segment' && (op === 'in' || op === 'notIn'))
    return { ...base, mode: op, segment: String(field(only, 'segment') ?? '') || null };
  const value = field(only, 'value');
  if (field(only, 'type') === 'metric' && (op === 'gte' || op === 'lte') && typeof value === 'number')
    return { ...base, mode: 'metric', metric: String(field(only, 'metric')), op, value };
  return { ...base, mode: 'own' };
}

/** "Show when the customer is in …, or has at least …": the rule language inside an email. */
export function ShowWhen({ rule, segments, change }: ShowWhenProps) {
  const now = read(rule);
  const put = (next: Read) => {
    if (next.mode === 'always') return change(null);
    if (next.mode === 'own') return;
    const condition =
      next.mode === 'metric'
        ? { type: 'metric', metric: next.metric, op: next.op, value: next.value }
        : { type: 'segment', segment: next.segment ?? segments[0]?.id ?? '', op: next.mode };
    change({ type: 'all', children: [condition] });
  };
  const modes: { value: Mode; label: string }[] = [
    { value: 'always', label: 'To everyone' },
    { value: 'in', label: 'When the customer is in …' },
    { value: 'notIn', label: 'When the customer is not in …' },
    { value: 'metric', label: 'When a figure of the customer is …' },
    ...(now.mode === 'own' ? [{ value: 'own' as const, label: 'By a rule of its own' }] : []),
  ];
  return (
    <div className="grid gap-2 rounded-sm bg-sunken p-2.5">
      <Field label="Show it">
        <Select
          options={modes}
          value={now.mode}
          onValueChange={(mode) => put({ ...now, mode: modes.find(({ value }) => value === mode)?.value ?? 'always' })}
        />
      </Field>
      {(now.mode === 'in' || now.mode === 'notIn') && (
        <Field label="Segment">
          <Combobox
            options={segments.map(({ id, name }) => ({ value: id, label: name }))}
            value={now.segment}
            onValueChange={(segment) => put({ ...now, segment })}
            placeholder="Choose a segment"
          />
        </Field>
      )}
      {now.mode === 'metric' && (
        <div className="grid grid-cols-[minmax(0,1fr)_6.5rem_5rem] gap-2">
          <Field label="Figure">
            <Select options={METRICS} value={now.metric} onValueChange={(metric) => put({ ...now, metric })} />
          </Field>
          <Field label="Is">
            <Select
              options={[
                { value: 'gte', label: 'at least' },
                { value: 'lte', label: 'at most' },
              ]}
              value={now.op}
              onValueChange={(op) => put({ ...now, op })}
            />
          </Field>
          <Field label="Value">
            <Input
              type="number"
              value={now.value}
              onChange={(event) => put({ ...now, value: Number(event.target.value) })}
            />
          </Field>
        </div>
      )}
      {now.mode === 'own' && rule && (
        <code className="break-all font-mono text-ink-2 text-xs">{JSON.stringify(rule)}</code>
      )}
    </div>
  );
}
