'use client';

import { useQuery } from '@tanstack/react-query';
import { ChartCard } from '@/components/charts/chart-card';
import { LineChart } from '@/components/charts/line-chart';
import type { Marker } from '@/components/charts/types';
import { openRule } from '@/components/rule-builder/model/reducer';
import { Backtest } from '@/components/rule-builder/panel/backtest';
import { countByToday } from '@/components/rule-builder/panel/count-by-today';
import { api, messageOf } from '@/components/ui/api';
import { Callout } from '@/components/ui/callout';
import { formatCount } from '@/components/ui/format';
import { UrlSegmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import { type Rule, sameMeaning, withinParent } from '@/lib/rules';
import type { SegmentVersion } from '@/lib/services/segments/list-versions';
import type { HistoryDay } from '@/lib/services/segments/read-history';
import type { Segment } from '@/lib/services/segments/segment-row';
import { MovesBars } from './moves-bars';

const COLUMNS = [
  { key: 'day', label: 'Day (UTC)', xFormat: 'day' as const },
  { key: 'size', label: 'Customers', format: 'count' as const },
  { key: 'entered', label: 'Entered', format: 'count' as const },
  { key: 'left', label: 'Left', format: 'count' as const },
];

/** The size of a segment by day, over the customers who entered and left on each. */
export function SizeChart({ segment, days }: { segment: Segment; days: number }) {
  const { id, key: segmentKey } = segment;
  const rule = withinParent(segment.rule, segment.parentId);
  const { data, error, isPending } = useQuery({
    queryKey: ['segment-history', id, days],
    queryFn: ({ signal }) => api<{ data: HistoryDay[] }>(`/api/v1/segments/${id}/history`, { query: { days }, signal }),
    refetchInterval: 30_000,
  });
  const cuts = useCuts(segment);
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
      ) : rows.length < 3 ? (
        <YoungHistory rule={rule} live={segment.status === 'active'} />
      ) : (
        <>
          <LineChart
            data={rows.map((row) => ({ ...row }))}
            x="day"
            series={[{ key: 'size', label: 'Customers' }]}
            height={190}
            fill
            summary={summary}
            markers={cuts.filter(({ x }) => rows.some((row) => row.day === x))}
          />
          <MovesBars rows={rows} />
        </>
      )}
    </ChartCard>
  );
}

/** The days on which the rule became another, with the version that made it so. */
function useCuts({ id, version }: Segment): Marker[] {
  const { data } = useQuery({
    queryKey: ['segment-versions', id, version],
    queryFn: ({ signal }) => api<{ data: SegmentVersion[] }>(`/api/ui/segments/${id}/versions`, { signal }),
  });
  const versions = data?.data.toReversed() ?? [];
  return versions.flatMap((each, index) => {
    const before = versions[index - 1];
    return before && each.status === 'active' && !sameMeaning(before.rule, each.rule)
      ? [{ x: each.createdAt.slice(0, 10), label: `v${each.version}` }]
      : [];
  });
}

/** Before there is a line to draw: what the size would have been, had the rule been in force. */
function YoungHistory({ rule, live }: { rule: Rule; live: boolean }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <p className="text-ink-2 text-sm">
        {live
          ? 'Its own history has only begun; from its third day on it is drawn here. Had the rule been in force before:'
          : 'Its history begins when it is activated. Had the rule been in force:'}
      </p>
      <div className="-mx-4 -mb-2">
        <Backtest rule={rule} approximate={countByToday(openRule(rule).root)} />
      </div>
    </div>
  );
}
