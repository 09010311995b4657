'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { ShareBar } from '@/components/charts/share-bar';
import { api, messageOf } from '@/components/ui/api';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card';
import { formatCount } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import type { Neighbour } from '@/lib/services/segments/health/read-neighbours';
import type { Segment } from '@/lib/services/segments/segment-row';

/** The live segments that share most members with this one. */
export function NeighbourCard({ segment }: { segment: Segment }) {
  const { data, error } = useQuery({
    queryKey: ['segment-neighbours', segment.id, segment.version],
    queryFn: ({ signal }) =>
      api<{ size: number; neighbours: Neighbour[] }>(`/api/ui/segments/${segment.id}/neighbours`, { signal }),
    staleTime: 60_000,
  });
  return (
    <Card aria-label="What does it share with others?">
      <CardHead title="What does it share with others?" note="customers in both, now" />
      <CardBody className="grid gap-2.5">
        {error && <Callout tone="bad">{messageOf(error)}</Callout>}
        {!data && !error && <Skeleton className="h-40 w-full" />}
        {data?.neighbours.length === 0 && (
          <p className="text-ink-2 text-sm">
            {segment.status === 'active'
              ? 'No live segment has a customer in common with it.'
              : 'What it shares is counted once it is live.'}
          </p>
        )}
        {data?.neighbours.map(({ id, name, size, both, jaccard }) => (
          <div key={id} className="text-sm">
            <div className="mb-1 flex items-baseline gap-2">
              <Link
                href={`/segments/${id}`}
                className="min-h-6 min-w-0 flex-1 truncate leading-6 hover:underline hover:underline-offset-3"
              >
                {name}
              </Link>
              <span className="whitespace-nowrap text-ink-2 text-xs">{formatCount(both)} shared, Jaccard</span>
              <b className="w-8 text-right font-[550] tabular-nums">{jaccard.toFixed(2)}</b>
            </div>
            <ShareBar
              height={7}
              parts={[
                { label: `Only ${segment.name}`, value: data.size - both, colour: 'var(--accent-line)' },
                { label: 'Both', value: both, colour: 'var(--c1)' },
                { label: `Only ${name}`, value: size - both, colour: 'var(--line-strong)' },
              ]}
            />
          </div>
        ))}
      </CardBody>
      {data && data.neighbours.length > 0 && (
        <CardFoot>
          <span>Light: only this one. Full: both. Grey: only the other.</span>
          <Link
            href={`/segments/overlap?ids=${[segment.id, ...data.neighbours.slice(0, 3).map(({ id }) => id)].join(',')}`}
            className="link ml-auto"
          >
            All of it in one picture
          </Link>
        </CardFoot>
      )}
    </Card>
  );
}
