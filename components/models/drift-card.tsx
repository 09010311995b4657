'use client';

import { type ReactNode, useState } from 'react';
import { ChartCard } from '@/components/charts/chart-card';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDay } from '@/components/ui/format';
import { DriftHeatmap, type DriftHistory } from './drift-heatmap';
import { fixed } from './figures';

/** Whether the world has moved since the training, with the table and CSV of the same. */
export function DriftCard({ history, foot }: { history: DriftHistory; foot?: ReactNode }) {
  const [all, setAll] = useState(false);
  const shown = all ? history.features : mostMoved(history);
  const hidden = history.features.length - shown.length;
  return (
    <ChartCard
      title="Has the world moved?"
      unit="PSI against the day it was trained, by report"
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
          <>
            <DriftHeatmap history={{ ...history, features: shown }} />
            {(hidden > 0 || all) && (
              <p className="px-4 pb-3">
                <Button size="sm" variant="quiet" onClick={() => setAll(!all)}>
                  {all ? 'Show those that moved most' : `Show ${hidden} more, which moved less`}
                </Button>
              </p>
            )}
          </>
        )}
      </div>
    </ChartCard>
  );
}

const SHOWN = 9;

/** The score and the segments, then the features that moved most of late. */
function mostMoved({ features }: DriftHistory): DriftHistory['features'] {
  const last = (feature: DriftHistory['features'][number]) => Math.max(0, ...feature.psi.map((psi) => psi ?? 0));
  const moved = features.filter(({ of }) => of === 'feature').sort((a, b) => last(b) - last(a));
  return [...features.filter(({ of }) => of !== 'feature'), ...moved.slice(0, SHOWN)];
}

const Key = ({ className, label }: { className: string; label: string }) => (
  <span className="flex items-center gap-1.5 whitespace-nowrap">
    <span className={`size-2.5 rounded-[2px] ${className}`} aria-hidden />
    {label}
  </span>
);
