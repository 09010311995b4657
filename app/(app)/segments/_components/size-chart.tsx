'use client';

import { useQuery } from '@tanstack/react-query';
import { ChartCard } from '@/components/charts/chart-card';
import { LineChart } from '@/components/charts/line-chart';
import { api, messageOf } from '@/components/ui/api';
import { Callout } from '@/components/ui/callout';
import { formatCount } from '@/components/ui/format';
import { UrlSegmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import type { HistoryDay } from '@/lib/services/segments/read-history';
import { MovesBars } from './moves-bars';

const COLUMNS = [
  { key: 'day', label: 'Day (UTC)', xFormat: 'day' as const },
  { key: 'size', label: 'Customers', format: 'count' as const },
  { key: 'entered', label: 'Entered', format: 'count' as const },
  { key: 'left', label: 'Left', format: 'count' as const },
];

/** The size of a segment by day, over the customers who entered and left on each. */
export function SizeChart({ id, segmentKey, days }: { id: string; segmentKey: string; days: number }) {
  const { data, error, isPending } = useQuery({
    queryKey: ['segment-history', id, days],
    queryFn: ({ signal }) => api<{ data: HistoryDay[] }>(`/api/v1/segments/${id}/history`, { query: { days }, signal }),
    refetchInterval: 30_000,
  });
  // Before the first member there was nothing to measure.
  const rows = (data?.data ?? []).slice(
    Math.max(0, data?.data.findIndex((row) => row.size > 0 || row.entered > 0) ?? 0),
  );
  const sizes = rows.map((row) => row.size);
  const summary = rows.length
    ? `Size by day from ${rows[0]?.day} to ${rows.at(-1)?.day}: lowest ${formatCount(Math.min(...sizes))}, highest ${formatCount(Math.max(...sizes))}, now ${formatCount(sizes.at(-1))}`
    : 'No history yet';
  return (
    <ChartCard
      title="How has its size changed?"
      unit="customers, by day"
      columns={COLUMNS}
      rows={rows.map((row) => ({ ...row }))}
      csvName={`${segmentKey}-size`}
      actions={
        <UrlSegmented
          label="Period"
          param="days"
          options={[
            { value: '30', label: '30 days' },
            { value: '90', label: '90' },
            { value: '365', label: '365' },
          ]}
        />
      }
    >
      {error ? (
        <Callout tone="bad">{messageOf(error)}</Callout>
      ) : isPending ? (
        <Skeleton className="h-60 w-full" />
      ) : (
        <>
          <LineChart
            data={rows.map((row) => ({ ...row }))}
            x="day"
            series={[{ key: 'size', label: 'Customers' }]}
            height={190}
            fill
            summary={summary}
          />
          <MovesBars rows={rows} />
        </>
      )}
    </ChartCard>
  );
}
