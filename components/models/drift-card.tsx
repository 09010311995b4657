'use client';

import type { ReactNode } from 'react';
import { ChartCard } from '@/components/charts/chart-card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDay } from '@/components/ui/format';
import { DriftHeatmap, type DriftHistory } from './drift-heatmap';
import { fixed } from './figures';

/** Whether the world has moved since the training, with the table and CSV of the same. */
export function DriftCard({ history, foot }: { history: DriftHistory; foot?: ReactNode }) {
  return (
    <ChartCard
      title="Has the world moved?"
      unit="PSI against the training data, by report"
      csvName="drift"
      actions={
        <span className="flex gap-x-3.5 text-ink-3 text-xs max-sm:hidden">
          <Key className="bg-warn-soft shadow-[inset_0_0_0_1px_var(--warn)]" label="from 0.10" />
          <Key className="bg-bad" label={`over ${fixed(history.alertAbove)}`} />
        </span>
      }
      columns={[
        { key: 'feature', label: 'Feature' },
        ...history.at.map((at, index) => ({ key: `r${index}`, label: formatDay(at) })),
      ]}
      rows={history.features.map((feature) => ({
        feature: feature.label,
        ...Object.fromEntries(history.at.map((_, index) => [`r${index}`, fixed(feature.psi[index], 3)])),
      }))}
      foot={foot}
    >
      <div className="-m-4">
        {history.at.length === 0 ? (
          <EmptyState title="No scoring has been looked at yet">
            Each scoring is compared with the data of the training; the first report comes with the first one.
          </EmptyState>
        ) : (
          <DriftHeatmap history={history} />
        )}
      </div>
    </ChartCard>
  );
}

const Key = ({ className, label }: { className: string; label: string }) => (
  <span className="flex items-center gap-1.5 whitespace-nowrap">
    <span className={`size-2.5 rounded-[2px] ${className}`} aria-hidden />
    {label}
  </span>
);
