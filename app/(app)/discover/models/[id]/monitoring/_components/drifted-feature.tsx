'use client';

import { useState } from 'react';
import { ChartCard } from '@/components/charts/chart-card';
import { fixed } from '@/components/models/figures';
import { TwoSpreads } from '@/components/models/two-spreads';
import { formatCount, formatDate } from '@/components/ui/format';
import { Select } from '@/components/ui/select';
import type { DriftReport } from '@/lib/services/models/types';

/** Then and now of one feature on the same bins, the one that moved most first. */
export function DriftedFeature({ report, alertAbove }: { report: DriftReport; alertAbove: number }) {
  const sorted = [...report.features].sort((a, b) => (b.psi ?? 0) - (a.psi ?? 0));
  const [name, setName] = useState<string>();
  const feature = sorted.find((each) => each.feature === name) ?? sorted[0];
  if (!feature) return null;
  const moved = (feature.psi ?? 0) > alertAbove;
  return (
    <ChartCard
      title={`How has ${feature.label.charAt(0).toLowerCase()}${feature.label.slice(1)} moved?`}
      unit={`share of customers; ${formatCount(report.customers)} on ${formatDate(report.at, 'UTC')}`}
      csvName="drifted-feature"
      columns={[
        { key: 'place', label: 'From' },
        { key: 'before', label: 'When it learned', format: 'count' },
        { key: 'now', label: 'Now', format: 'count' },
      ]}
      rows={feature.now.map((bin, index) => ({
        place: bin.label ?? fixed(bin.from),
        before: feature.before[index]?.count ?? null,
        now: bin.count,
      }))}
      foot={
        <span>
          {moved ? <b className="text-bad">It has moved. </b> : 'It has not moved far. '}
          PSI {fixed(feature.psi)}, KL {fixed(feature.kl)}, Jensen-Shannon {fixed(feature.js)}, Kolmogorov-Smirnov{' '}
          {fixed(feature.ks)}
        </span>
      }
    >
      <Select
        aria-label="Feature"
        className="mb-3 w-72 max-w-full"
        value={feature.feature}
        onValueChange={setName}
        options={sorted.map((each) => ({ value: each.feature, label: each.label, hint: `PSI ${fixed(each.psi)}` }))}
      />
      <TwoSpreads feature={feature} />
    </ChartCard>
  );
}
