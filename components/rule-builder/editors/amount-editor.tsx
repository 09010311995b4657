'use client';

import { Select } from '@/components/ui/select';
import { findProperty } from '@/lib/catalog';
import { AGGREGATES, type Aggregate, COMPARISONS, PER_COMPARISONS } from '@/lib/rules';
import { useCurrency, useProperties } from '../use-suggestions';
import type { BareEvent } from '../words';
import { NumberTest } from './number-test';
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
  const currency = useCurrency();
  const { data } = useProperties(aggregate === 'count' ? '' : condition.event);
  const numeric = aggregate !== 'distinct' && aggregate !== 'count';
  const properties = (data?.properties ?? []).filter((property) => !numeric || property.type === 'number');
  const known = of === undefined || properties.some((property) => property.name === of);
  const comparisons = COMPARISONS.filter((each) => per === undefined || PER_COMPARISONS.includes(each));
  const unit = of && aggregate !== 'distinct' ? findProperty(of)?.unit : undefined;
  const withAggregate = (next: Aggregate) => {
    const { of: before, ...rest } = condition;
    onChange(next === 'count' ? { ...rest, aggregate: undefined } : { ...rest, aggregate: next, of: before ?? '' });
  };
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
      <NumberTest
        label={aggregate === 'count' ? 'Number of times' : 'Number'}
        op={op}
        value={value}
        comparisons={comparisons}
        less={unit === 'money' ? 'less than' : undefined}
        min={whole ? 0 : undefined}
        whole={whole}
        suffix={unit === 'money' ? currency : undefined}
        after={aggregate === 'count' ? 'times' : undefined}
        autoFocus={aggregate === 'count' || Boolean(of)}
        onDone={close}
        onChange={(test, merge) => onChange({ ...condition, ...test }, merge && `amount ${merge}`)}
      />
    </Sheet>
  );
}
