'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChartCard } from '@/components/charts/chart-card';
import { partWords, UpsetPlot } from '@/components/charts/upset-plot';
import { useThings } from '@/components/rule-builder/use-suggestions';
import { api, messageOf } from '@/components/ui/api';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { formatCount, formatNoun } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import { Time } from '@/components/ui/time';
import { useUrlState } from '@/components/ui/url-state';
import type { SegmentIntersections } from '@/lib/services/segments/read-intersections';
import { IntersectionCustomers } from './intersection-customers';
import { OverlapMatrix } from './overlap-matrix';
import { SegmentChooser } from './segment-chooser';

export interface OverlapViewProps {
  /** Segments to begin with where the address names none. */
  start: readonly string[];
  canEdit: boolean;
}

const listOf = (text: string | null): string[] => (text ?? '').split(',').filter(Boolean);

/** Which customers several segments share: every combination as a plot, each two as a matrix, and who they are. */
export function OverlapView({ start, canEdit }: OverlapViewProps) {
  const { params, set } = useUrlState({ shallow: true });
  const { data: things } = useThings();
  const ids = params.has('ids') ? listOf(params.get('ids')) : [...start];
  const inside = listOf(params.get('in')).filter((id) => ids.includes(id));
  const outside = listOf(params.get('out')).filter((id) => ids.includes(id));
  const enough = ids.length >= 2;
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['intersections', ids],
    queryFn: ({ signal }) =>
      api<SegmentIntersections>('/api/ui/segments/intersections', { query: { ids: ids.join(',') }, signal }),
    enabled: enough,
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
  const choose = (within: readonly string[], without: readonly string[]) =>
    set({ ids: ids.join(','), in: within.join(','), out: without.join(',') || null });
  const sets = data?.segments ?? [];
  const title = 'Which segments share their customers?';
  return (
    <div className="grid gap-4">
      <SegmentChooser
        chosen={ids}
        segments={things?.segments}
        onChange={(next) => set({ ids: next.join(',') || null, in: null, out: null })}
      />
      {!enough ? (
        <Card>
          <EmptyState title="Choose two segments or more">
            Then every combination of them is counted: who is in both, who is in one only.
          </EmptyState>
        </Card>
      ) : error ? (
        <Callout tone="bad">{messageOf(error)}</Callout>
      ) : !data ? (
        <Skeleton className="h-80 w-full" />
      ) : (
        <div className={cn('grid gap-4 transition-opacity', isPlaceholderData && 'opacity-60')}>
          <ChartCard
            title={title}
            unit="customers"
            csvName="segment-overlap"
            columns={[
              { key: 'part', label: 'Combination' },
              { key: 'customers', label: 'Customers', format: 'count' },
              { key: 'share', label: 'Of those in any', format: 'percent' },
            ]}
            rows={data.intersections.map((part) => ({
              part: partWords(part, sets),
              customers: part.customers,
              share: data.either === 0 ? null : part.customers / data.either,
            }))}
            foot={
              <span>
                {formatNoun(data.either, 'customer')} of all {formatCount(data.total)} in at least one of them, each
                counted once. Exact, <Time value={data.asOf} />. Choose a column to see who they are.
              </span>
            }
          >
            {data.intersections.length === 0 ? (
              <EmptyState title="Nobody is in any of them" />
            ) : (
              <UpsetPlot
                label={title}
                sets={sets}
                either={data.either}
                parts={data.intersections.map((part) => ({ in: part.in, size: part.customers }))}
                isChosen={(part) =>
                  same(part.in, inside) &&
                  same(
                    sets.flatMap(({ id }) => (part.in.includes(id) ? [] : [id])),
                    outside,
                  )
                }
                onChoose={(part) =>
                  choose(
                    part.in,
                    sets.flatMap(({ id }) => (part.in.includes(id) ? [] : [id])),
                  )
                }
              />
            )}
          </ChartCard>
          <OverlapMatrix data={data} inside={inside} outside={outside} onChoose={(a, b) => choose([a, b], [])} />
          {inside.length > 0 && (
            <IntersectionCustomers
              inside={inside}
              outside={outside}
              segments={sets}
              canEdit={canEdit}
              onClose={() => set({ in: null, out: null })}
            />
          )}
        </div>
      )}
    </div>
  );
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));
