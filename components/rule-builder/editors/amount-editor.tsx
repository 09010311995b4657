'use client';

import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import {
  AGGREGATES,
  type Aggregate,
  COMPARISON_LABELS,
  COMPARISONS,
  type Comparison,
  PER_COMPARISONS,
} from '@/lib/rules';
import { useProperties } from '../use-suggestions';
import type { BareEvent } from '../words';
import { NumberField } from './number-field';
import { Sheet, SheetRow } from './sheet';

const AGGREGATE_LABELS: Readonly<Record<Aggregate, string>> = {
  count: 'how many times',
  sum: 'sum of',
  avg: 'average of',
  min: 'smallest',
  max: 'largest',
  distinct: 'different values of',
};

export interface AmountEditorProps {
  condition: BareEvent;
  onChange: (condition: BareEvent, merge?: string) => void;
  close: () => void;
}

/** How often an event happened, or how much its properties add up to. */
export function AmountEditor({ condition, onChange, close }: AmountEditorProps) {
  const { aggregate = 'count', of, op = 'gte', value = 1, per } = condition;
  const { data } = useProperties(aggregate === 'count' ? '' : condition.event);
  const numeric = aggregate !== 'distinct' && aggregate !== 'count';
  const properties = (data?.properties ?? []).filter((property) => !numeric || property.type === 'number');
  const known = of === undefined || properties.some((property) => property.name === of);
  const comparisons = COMPARISONS.filter((each) => per === undefined || PER_COMPARISONS.includes(each));
  const [low, high] = Array.isArray(value) ? value : [value, value];
  const withAggregate = (next: Aggregate) => {
    const { of: before, ...rest } = condition;
    onChange(next === 'count' ? { ...rest, aggregate: undefined } : { ...rest, aggregate: next, of: before ?? '' });
  };
  const withComparison = (next: Comparison) =>
    onChange({ ...condition, op: next, value: next === 'between' ? [low, Math.max(low, high)] : low });
  const whole = aggregate === 'count' || aggregate === 'distinct';
  return (
    <Sheet>
      <SheetRow label="Counting">
        <Select
          aria-label="What is counted"
          options={AGGREGATES.map((each) => ({ value: each, label: AGGREGATE_LABELS[each] }))}
          value={aggregate}
          onValueChange={(next) => withAggregate(AGGREGATES.find((each) => each === next) ?? 'count')}
        />
      </SheetRow>
      {aggregate !== 'count' && (
        <SheetRow label="Of the property">
          <Select
            aria-label="Property"
            placeholder={properties.length ? 'Choose a property' : 'No property of that kind'}
            value={of || undefined}
            options={[
              ...properties.map((property) => ({ value: property.name, label: property.label })),
              ...(known || !of ? [] : [{ value: of, label: of }]),
            ]}
            onValueChange={(next) => onChange({ ...condition, of: next })}
          />
        </SheetRow>
      )}
      {per === undefined || comparisons.length > 3 ? (
        <Select
          aria-label="Comparison"
          options={comparisons.map((each) => ({ value: each, label: COMPARISON_LABELS[each] }))}
          value={op}
          onValueChange={(next) => withComparison(COMPARISONS.find((each) => each === next) ?? 'gte')}
        />
      ) : (
        <Segmented
          label="Comparison"
          options={comparisons.map((each) => ({ value: each, label: COMPARISON_LABELS[each] }))}
          value={op}
          onValueChange={withComparison}
        />
      )}
      <div className="flex items-center gap-2">
        <NumberField
          key={op}
          label={aggregate === 'count' ? 'Number of times' : 'Number'}
          value={low}
          min={whole ? 0 : undefined}
          whole={whole}
          autoFocus={aggregate === 'count' || Boolean(of)}
          onDone={close}
          onChange={(next) =>
            onChange({ ...condition, value: op === 'between' ? [next, Math.max(next, high)] : next }, 'amount')
          }
        />
        {op === 'between' && (
          <>
            <span className="text-ink-2 text-sm">and</span>
            <NumberField
              label="Upper number"
              value={high}
              onDone={close}
              onChange={(next) => onChange({ ...condition, value: [low, next] }, 'amount-high')}
            />
          </>
        )}
        {aggregate === 'count' && <span className="text-ink-2 text-sm">times</span>}
      </div>
    </Sheet>
  );
}
