'use client';

import { ChartCard } from '@/components/charts/chart-card';
import type { ClassifierResult } from '@/lib/services/models/types';
import { DependenceLine } from './dependence-line';
import { directionColour } from './direction-colour';
import { fixed } from './figures';

const SHOWN = 8;

/** What it goes by: mean effect of each feature in points, the shape of its effect, and that shape in words. */
export function ImportanceCard({
  result,
  currency,
  noun,
  split = false,
}: {
  result: ClassifierResult;
  currency: string;
  noun: string;
  /** The effects are shares of what the trees gain by splitting, not points of a probability. */
  split?: boolean;
}) {
  const all = [...result.importance].sort((a, b) => b.effect - a.effect);
  const shown = all.slice(0, SHOWN);
  const rest = all.slice(SHOWN);
  const largest = Math.max(1e-9, ...all.map(({ effect }) => effect));
  return (
    <ChartCard
      title="What does it go by?"
      unit={split ? 'Share of what tells answers apart, %' : 'Mean effect, points'}
      csvName="importance"
      actions={
        !split && (
          <span className="flex flex-wrap gap-x-3.5 text-ink-3 text-xs">
            <Key colour="var(--raises)" label={`more raises ${noun}`} />
            <Key colour="var(--lowers)" label={`more lowers ${noun}`} />
          </span>
        )
      }
      columns={[
        { key: 'label', label: 'Feature' },
        { key: 'effect', label: split ? 'Share, %' : 'Mean effect, points' },
        { key: 'permutation', label: 'ROC-AUC lost when shuffled' },
        { key: 'words', label: 'In words' },
      ]}
      rows={all.map((each) => ({
        label: each.label,
        effect: fixed(each.effect * 100, 2),
        permutation: fixed(each.permutation.value, 4),
        words: each.words,
      }))}
    >
      <ul className="-my-1">
        {shown.map((each) => (
          <li
            key={each.name}
            className="grid min-h-9 grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] items-center gap-x-3 border-line border-b py-1 last:border-b-0 sm:grid-cols-[minmax(0,1.1fr)_minmax(0,1.05fr)_72px_minmax(0,1.1fr)]"
          >
            <span className="font-[550] text-sm [overflow-wrap:anywhere]" title={each.description}>
              {each.label}
            </span>
            <span className="flex items-center gap-2 text-ink-2 text-xs tabular-nums">
              <span
                className="h-3 min-w-0.5 rounded-[2px]"
                style={{ width: `${(each.effect / largest) * 72}%`, background: directionColour(each.direction) }}
              />
              {fixed(each.effect * 100, 1)}
            </span>
            <DependenceLine feature={each} currency={currency} />
            <span className="text-ink-2 text-xs">{each.words}</span>
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <p className="mt-2.5 text-ink-3 text-xs">
          {rest.length} more {rest.length === 1 ? 'feature' : 'features'}, together{' '}
          <b className="font-medium text-ink-2">{fixed(rest.reduce((sum, { effect }) => sum + effect, 0) * 100, 1)}</b>
        </p>
      )}
    </ChartCard>
  );
}

const Key = ({ colour, label }: { colour: string; label: string }) => (
  <span className="flex items-center gap-1.5 whitespace-nowrap">
    <span className="size-2.5 rounded-[2px]" style={{ background: colour }} aria-hidden />
    {label}
  </span>
);
