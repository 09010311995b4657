'use client';

import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { findMetric } from '@/lib/catalog';
import { useSpread } from '../use-suggestions';
import { type BareMetric, numberWords, operatorWords } from '../words';
import { NumberField } from './number-field';
import { Sheet, SheetFoot, SheetRow } from './sheet';
import { ValueEditor } from './value-editor';

export interface MetricEditorProps {
  condition: BareMetric;
  onChange: (condition: BareMetric, merge?: string) => void;
  close: () => void;
}

const NUMERIC = ['gte', 'gt', 'lte', 'lt', 'eq', 'neq', 'between'] as const;

/** A metric's threshold: a number of its own, or a share of the population. */
export function MetricEditor({ condition, onChange, close }: MetricEditorProps) {
  const { metric: name, op, value, percentile } = condition;
  const unit = findMetric(name)?.unit;
  const { data: spread } = useSpread(name, true);
  const relative = percentile !== undefined;
  const top = op === 'gte' || op === 'gt';
  const toRelative = () => {
    const { value: _before, ...rest } = condition;
    onChange({
      ...rest,
      op: op === 'lt' || op === 'lte' ? 'lte' : 'gte',
      percentile: op === 'lt' || op === 'lte' ? 25 : 75,
    });
  };
  const toOwn = () => {
    const { percentile: before, ...rest } = condition;
    const at = spread?.percentiles.find((each) => each.percentile === before)?.value;
    onChange({ ...rest, value: at === undefined ? 0 : Math.round(at * 100) / 100 });
  };
  return (
    <>
      <Sheet>
        <Segmented
          label="Kind of threshold"
          className="justify-self-start"
          value={relative ? 'relative' : 'own'}
          options={[
            { value: 'own', label: 'A number' },
            { value: 'relative', label: 'A share of all customers' },
          ]}
          onValueChange={(next) => (next === 'relative' ? toRelative() : toOwn())}
        />
        {relative ? (
          <div className="flex items-center gap-2">
            <Select
              aria-label="Which end"
              className="w-28"
              value={top ? 'top' : 'bottom'}
              options={[
                { value: 'top', label: 'top' },
                { value: 'bottom', label: 'bottom' },
              ]}
              onValueChange={(next) =>
                onChange({ ...condition, op: next === 'top' ? 'gte' : 'lte', percentile: 100 - percentile })
              }
            />
            <NumberField
              key={String(top)}
              label="Per cent"
              value={top ? 100 - percentile : percentile}
              min={0}
              suffix="%"
              autoFocus
              onDone={close}
              onChange={(next) =>
                next <= 100 && onChange({ ...condition, percentile: top ? 100 - next : next }, 'percentile')
              }
            />
          </div>
        ) : (
          <SheetRow label="Comparison">
            <Select
              aria-label="Comparison"
              value={op}
              options={NUMERIC.map((each) => ({ value: each, label: operatorWords(each) }))}
              onValueChange={(next) => {
                const chosen = NUMERIC.find((each) => each === next) ?? 'gte';
                const [low, high] = Array.isArray(value) ? value : [value, value];
                onChange({
                  ...condition,
                  op: chosen,
                  value:
                    chosen === 'between' && typeof low === 'number' && typeof high === 'number' ? [low, high] : low,
                });
              }}
            />
          </SheetRow>
        )}
      </Sheet>
      {!relative && (
        <div className="-mt-2.5">
          <ValueEditor
            label="Number"
            op={op}
            type="number"
            unit={unit}
            value={value}
            question={{ metric: name }}
            today=""
            onChange={(next, merge) => onChange({ ...condition, value: next }, merge)}
            close={close}
          />
        </div>
      )}
      {spread && spread.percentiles.length > 0 && (
        <SheetFoot>
          <span>
            {[25, 50, 75]
              .flatMap((at) => {
                const found = spread.percentiles.find((each) => each.percentile === at);
                const words = { 25: 'a quarter up to', 50: 'median', 75: 'a quarter from' }[at];
                return found ? [`${words} ${numberWords(Math.round(found.value * 100) / 100, unit)}`] : [];
              })
              .join(', ')}
          </span>
        </SheetFoot>
      )}
    </>
  );
}
