'use client';

import { ChartCard } from '@/components/charts/chart-card';
import { fixed } from '@/components/models/figures';
import { formatNoun } from '@/components/ui/format';
import type { ClusterResult } from '@/lib/services/models/types';
import { stabilityWords } from '../../_components/cluster-words';
import { NOISE } from '../../_components/group-colours';
import type { GroupView } from './view';

const COLUMNS = [
  { key: 'group', label: 'Group', format: 'text' as const },
  { key: 'stability', label: 'Jaccard over resamples', format: 'decimal' as const },
  { key: 'words', label: 'What it says', format: 'text' as const },
  { key: 'continues', label: 'Same as in the run before', format: 'decimal' as const },
];
/** From here on a group is found again often enough to be relied on. */
const ENOUGH = 0.75;

/** Would we find them again: how alike each group is when the customers are drawn anew. */
export function StabilityCard({ result, groups, csvName }: StabilityCardProps) {
  const shown = groups.filter(({ id, stability }) => id !== NOISE && stability !== null);
  if (shown.length === 0) return null;
  const rows = shown.map(({ name, stability, continues }) => ({
    group: name,
    stability,
    words: stabilityWords(stability),
    continues: continues?.jaccard ?? null,
  }));
  return (
    <ChartCard
      title="Would we find them again?"
      unit={`Jaccard index over ${formatNoun(result.stability.resamples, 'resample')}`}
      columns={COLUMNS}
      rows={rows}
      csvName={csvName}
      foot={`All groups together: adjusted Rand index ${fixed(result.stability.adjustedRand)}. From ${ENOUGH} on, a group is found again mostly.`}
    >
      <ul className="grid gap-3">
        {shown.map(({ id, name, colour, stability, continues }) => (
          <li key={id}>
            <div className="flex items-baseline gap-2 text-xs">
              <span className="min-w-0 truncate font-medium">{name}</span>
              <span className="ml-auto shrink-0 font-semibold tabular-nums">{fixed(stability)}</span>
            </div>
            <div className="relative my-1 h-2 rounded-[2px] bg-sunken" aria-hidden>
              <span
                className="absolute inset-y-0 left-0 rounded-[2px]"
                style={{
                  width: `${Math.max(0, Math.min(1, stability ?? 0)) * 100}%`,
                  background: colour,
                  opacity: (stability ?? 0) >= ENOUGH ? 1 : 0.38,
                }}
              />
              <span
                className="absolute -inset-y-1 border-ink-3 border-l border-dashed"
                style={{ left: `${ENOUGH * 100}%` }}
              />
            </div>
            <p className="text-2xs text-ink-3">
              {stabilityWords(stability)}
              {continues && `; ${fixed(continues.jaccard)} the same as in the run before`}
            </p>
          </li>
        ))}
      </ul>
    </ChartCard>
  );
}

interface StabilityCardProps {
  result: ClusterResult;
  groups: readonly GroupView[];
  csvName: string;
}
