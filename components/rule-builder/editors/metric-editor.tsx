'use client';

import { useState } from 'react';
import { formatCount } from '@/components/ui/format';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { findMetric } from '@/lib/catalog';
import type { MetricSpread } from '@/lib/services/segments/suggest-spread';
import { useCurrency, useSpread } from '../use-suggestions';
import { type BareMetric, numberWords, operatorWords } from '../words';
import { cutOf, valueAt } from './cut-of';
import { NumberField } from './number-field';
import { Sheet, SheetFoot, SheetRow } from './sheet';
import { SpreadPlot } from './spread-plot';
import { ValueEditor } from './value-editor';

export interface MetricEditorProps {
  condition: BareMetric;
  onChange: (condition: BareMetric, merge?: string) => void;
  close: () => void;
}

const NUMERIC = ['gte', 'gt', 'lte', 'lt', 'eq', 'neq', 'between'] as const;
/** Shares that are suggested: a tenth, a fifth, a quarter, a half. */
const SHARES = [5, 10, 20, 25, 50] as const;

const tidy = (value: number): number => Math.round(value * 100) / 100;

/** A metric's threshold: a number of its own, or a share of the population; under it how customers are spread. */
export function MetricEditor({ condition, onChange, close }: MetricEditorProps) {
  const { metric: name, op, value, percentile } = condition;
  const unit = findMetric(name)?.unit;
  const currency = useCurrency();
  const { data: spread, isPending } = useSpread(name, true);
  // A cut that is chosen is written into the field anew; one that is typed is there already.
  const [jumps, setJumps] = useState(0);
  const relative = percentile !== undefined;
  const top = op === 'gte' || op === 'gt';
  const low = op === 'lt' || op === 'lte';
  // For orientation: as many digits as tell the values apart.
  const words = (number: number) =>
    numberWords(unit === 'share' ? tidy(number * 10) / 10 : Math.round(number * 10) / 10, unit, currency);
  const toRelative = () => {
    const { value: _before, ...rest } = condition;
    onChange({ ...rest, op: low ? 'lte' : 'gte', percentile: low ? 25 : 75 });
  };
  const toOwn = () => {
    const { percentile: before, ...rest } = condition;
    const at = spread && before !== undefined ? valueAt(spread, before) : undefined;
    onChange({ ...rest, value: at === undefined ? 0 : tidy(at) });
  };
  const cut = spread && cutOf(condition, spread);
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
              key={`${top} ${jumps}`}
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
                const [from, to] = Array.isArray(value) ? value : [value, value];
                onChange({
                  ...condition,
                  op: chosen,
                  value: chosen === 'between' && typeof from === 'number' && typeof to === 'number' ? [from, to] : from,
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
      {isPending && <Skeleton className="mx-3 mb-3 h-19" />}
      {spread && spread.bins.length > 0 && (
        <>
          <SpreadPlot
            spread={spread}
            from={cut?.from ?? Number.POSITIVE_INFINITY}
            to={cut?.to ?? Number.NEGATIVE_INFINITY}
            cuts={cut?.cuts ?? []}
            words={words}
          />
          <Shares
            spread={spread}
            low={low}
            words={words}
            chosen={percentile}
            onChoose={(share) => {
              setJumps(jumps + 1);
              const { value: _before, ...rest } = condition;
              onChange({ ...rest, op: low ? 'lte' : 'gte', percentile: low ? share : 100 - share });
            }}
          />
          <SheetFoot>
            <span>
              Median {words(valueAt(spread, 50) ?? 0)}, of {formatCount(spread.customers)} customers who have it
            </span>
          </SheetFoot>
        </>
      )}
    </>
  );
}

interface SharesProps {
  spread: MetricSpread;
  /** Shares of the lower end. */
  low: boolean;
  words: (value: number) => string;
  chosen: number | undefined;
  onChoose: (share: number) => void;
}

/** Cuts that leave a known share of the customers, each with the value at which it lies. */
function Shares({ spread, low, words, chosen, onChoose }: SharesProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: suggestions, not a fieldset of a form
    <div role="group" aria-label="Suggested cuts" className="flex flex-wrap gap-1 px-3 pt-1 pb-2.5">
      {SHARES.map((share) => {
        const percentile = low ? share : 100 - share;
        const at = valueAt(spread, percentile);
        return (
          at !== undefined && (
            <button
              key={share}
              type="button"
              aria-pressed={chosen === percentile}
              onClick={() => onChoose(share)}
              className="min-h-6 rounded-sm border border-line-strong px-1.75 text-xs hover:border-ink-3 aria-pressed:border-accent aria-pressed:bg-accent-soft"
            >
              {low ? 'bottom' : 'top'} {share} % <span className="text-ink-3">{words(at)}</span>
            </button>
          )
        );
      })}
    </div>
  );
}
