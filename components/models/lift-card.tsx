'use client';

import { BarChart } from '@/components/charts/bar-chart';
import { ChartCard } from '@/components/charts/chart-card';
import { formatPercent } from '@/components/ui/format';
import type { ClassifierResult } from '@/lib/services/models/types';
import { fixed } from './figures';

/** How much denser the outcome is in each tenth than on average; full bars are those from the line up. */
export function LiftCard({ result, threshold, title }: { result: ClassifierResult; threshold: number; title: string }) {
  const { lift, words, measuredOn } = result;
  const flagged = lift.filter(({ from }) => from >= threshold - 1e-9).map(({ tenth }) => String(tenth));
  const first = lift[0];
  return (
    <ChartCard
      title={title}
      unit="Lift over the average, by tenth; full bars are flagged whole"
      csvName="lift"
      columns={[
        { key: 'tenth', label: 'Tenth' },
        { key: 'rows', label: 'Customers', format: 'count' },
        { key: 'positives', label: `Who ${words.positives}`, format: 'count' },
        { key: 'rate', label: 'Share', format: 'percent' },
        { key: 'lift', label: 'Lift', format: 'decimal' },
        { key: 'cumulativeGain', label: 'Found so far', format: 'percent' },
        { key: 'from', label: 'Probability from', format: 'percent' },
      ]}
      rows={lift.map((row) => ({ ...row, tenth: String(row.tenth) }))}
    >
      <BarChart
        data={lift.map((row) => ({ tenth: String(row.tenth), lift: row.lift }))}
        x="tenth"
        height={218}
        format="decimal"
        series={{ key: 'lift', label: 'Lift', colour: 'var(--accent)' }}
        emphasis={flagged}
        reference={{ value: 1, label: `average, ${formatPercent(measuredOn.rate)} ${words.positives}` }}
        summary={`Lift by tenth of the score, the highest first: ${lift.map((row) => fixed(row.lift, 1)).join(', ')}`}
      />
      <p className="flex justify-between text-2xs text-ink-3">
        <span>← most likely tenth</span>
        <span>least likely tenth →</span>
      </p>
      {first && (
        <p className="mt-0.5 text-center text-2xs text-ink-3">
          the most likely tenth holds {formatPercent(first.cumulativeGain, 0)} of all who {words.positives}
        </p>
      )}
    </ChartCard>
  );
}
