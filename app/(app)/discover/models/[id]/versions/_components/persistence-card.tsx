'use client';

import type { z } from 'zod';
import { ChartCard } from '@/components/charts/chart-card';
import { LineChart } from '@/components/charts/line-chart';
import { formatDecimal } from '@/components/ui/format';
import type { ModelSummary, persistenceSchema } from '@/lib/services/models/types';

export type Persistence = z.infer<typeof persistenceSchema>;

/** How much of the grouping stayed the same from one version to the next; nothing for models that do not group. */
export function PersistenceCard({ model, persistence }: { model: ModelSummary; persistence: Persistence }) {
  if (persistence.versions.length === 0) return null;
  const data = persistence.versions.map((each) => ({ ...each, name: `v${each.version}` }));
  return (
    <ChartCard
      title="Do its groups stay the same across trainings?"
      unit="adjusted Rand index with the version before; 1 is the same, 0 is chance"
      csvName={`${model.key}-persistence`}
      columns={[
        { key: 'name', label: 'Version' },
        { key: 'adjustedRand', label: 'Adjusted Rand', format: 'decimal' },
        { key: 'kept', label: 'Stayed in their group', format: 'count' },
        { key: 'entered', label: 'Changed it', format: 'count' },
      ]}
      rows={data}
    >
      <LineChart
        data={data}
        x="name"
        xFormat="text"
        format="decimal"
        height={180}
        top={1}
        series={[{ key: 'adjustedRand', label: 'Adjusted Rand' }]}
        summary={`Agreement from version to version, the last ${formatDecimal(data.at(-1)?.adjustedRand)}`}
      />
    </ChartCard>
  );
}
