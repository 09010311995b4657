'use client';

import type { z } from 'zod';
import { ChartCard } from '@/components/charts/chart-card';
import { LineChart } from '@/components/charts/line-chart';
import { formatPercent } from '@/components/ui/format';
import { isClusterKind } from '@/lib/services/models/schema/common';
import type { ModelSummary, persistenceSchema } from '@/lib/services/models/types';

export type Persistence = z.infer<typeof persistenceSchema>;

/** How much of what is built on the model stayed the same from one version to the next. */
export function PersistenceCard({ model, persistence }: { model: ModelSummary; persistence: Persistence | null }) {
  if (!persistence || persistence.versions.length < 2) return null;
  const what = isClusterKind(model.kind) ? 'its groups' : 'those it flags';
  const data = persistence.versions.map((each) => ({ ...each, name: `v${each.version}` }));
  const last = data.at(-1);
  return (
    <ChartCard
      title="Does it stay the same across trainings?"
      unit={`share of ${what} that the version before had too (Jaccard index)`}
      csvName={`${model.key}-persistence`}
      columns={[
        { key: 'name', label: 'Version' },
        { key: 'jaccard', label: 'Overlap', format: 'percent' },
        { key: 'adjustedRand', label: 'Adjusted Rand', format: 'decimal' },
        { key: 'kept', label: 'Kept', format: 'count' },
        { key: 'entered', label: 'Entered', format: 'count' },
        { key: 'left', label: 'Left', format: 'count' },
      ]}
      rows={data}
    >
      <LineChart
        data={data}
        x="name"
        xFormat="text"
        format="percent"
        height={180}
        top={1}
        series={[{ key: 'jaccard', label: 'Overlap with the version before' }]}
        summary={`Overlap from version to version, the last ${formatPercent(last?.jaccard, 0)}`}
      />
    </ChartCard>
  );
}
