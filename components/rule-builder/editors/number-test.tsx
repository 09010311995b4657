'use client';

import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { COMPARISON_LABELS, COMPARISONS, type Comparison } from '@/lib/rules';
import { NumberField } from './number-field';

type Operand = number | [number, number];

export interface NumberTestProps {
  /** What the number is, for those who do not see it. */
  label: string;
  op: Comparison;
  value: Operand;
  /** The comparisons that are offered; all of them unless said. */
  comparisons?: readonly Comparison[];
  /** What "fewer than" is called for something that is not counted. */
  less?: string;
  min?: number;
  whole?: boolean;
  suffix?: string;
  /** Behind the number: "times". */
  after?: string;
  autoFocus?: boolean;
  onChange: (test: { op: Comparison; value: Operand }, merge?: string) => void;
  onDone: () => void;
}

/** A comparison with a number, or with two for `between`. */
export function NumberTest({
  label,
  op,
  value,
  comparisons = COMPARISONS,
  less = COMPARISON_LABELS.lt,
  min,
  whole,
  suffix,
  after,
  autoFocus,
  onChange,
  onDone,
}: NumberTestProps) {
  const [low, high] = Array.isArray(value) ? value : [value, value];
  const options = comparisons.map((each) => ({ value: each, label: each === 'lt' ? less : COMPARISON_LABELS[each] }));
  const choose = (next: Comparison) =>
    onChange({ op: next, value: next === 'between' ? [low, Math.max(low, high)] : low });
  return (
    <>
      {comparisons.length > 4 ? (
        <Select
          aria-label="Comparison"
          options={options}
          value={op}
          onValueChange={(next) => choose(comparisons.find((each) => each === next) ?? 'gte')}
        />
      ) : (
        <Segmented label="Comparison" options={options} value={op} onValueChange={choose} />
      )}
      <div className="flex items-center gap-2">
        <NumberField
          key={op}
          label={label}
          value={low}
          min={min}
          whole={whole}
          suffix={suffix}
          autoFocus={autoFocus}
          onDone={onDone}
          onChange={(next) => onChange({ op, value: op === 'between' ? [next, Math.max(next, high)] : next }, 'low')}
        />
        {op === 'between' && (
          <>
            <span className="text-ink-2 text-sm">and</span>
            <NumberField
              label={`${label}: upper end`}
              value={high}
              min={min}
              whole={whole}
              suffix={suffix}
              onDone={onDone}
              onChange={(next) => onChange({ op, value: [low, next] }, 'high')}
            />
          </>
        )}
        {after && <span className="text-ink-2 text-sm">{after}</span>}
      </div>
    </>
  );
}
