'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Pause, Play } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { Time } from '@/components/ui/time';
import { EventIcon } from '../../../_components/event-icon';
import { summarise } from '../../../_components/summarise-event';

interface TailItem {
  id: string;
  call: string;
  name: string;
  occurredAt: string;
  receivedAt: string;
  properties: Record<string, unknown> | null;
  customerId: string;
  customer: string | null;
}

const EVERY_MS = 2_000;

/** The last 50 events as they come. */
export function LiveTail() {
  const [paused, setPaused] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['events-tail'],
    queryFn: ({ signal }) => api<{ data: TailItem[] }>('/api/ui/events/tail', { signal }),
    refetchInterval: paused ? false : EVERY_MS,
    enabled: !paused,
    placeholderData: keepPreviousData,
    staleTime: EVERY_MS,
  });
  return (
    <Card aria-labelledby="tail">
      <CardHead
        id="tail"
        title="What is arriving?"
        note="the last 50, in order of receipt"
        actions={
          <>
            {!paused && !error && (
              <Chip tone="good" dot>
                Live
              </Chip>
            )}
            <Button size="sm" onClick={() => setPaused(!paused)} aria-pressed={paused}>
              {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
              {paused ? 'Go on' : 'Pause'}
            </Button>
          </>
        }
      />
      {error && (
        <Callout tone="bad" className="m-4">
          {messageOf(error)}
        </Callout>
      )}
      {!data && !error && (
        <div className="grid gap-3 p-4">
          <Skeleton className="w-1/2" />
          <Skeleton className="w-2/3" />
          <Skeleton className="w-1/3" />
        </div>
      )}
      {data?.data.length === 0 && (
        <EmptyState title="Nothing has arrived yet">The first event shows here within two seconds.</EmptyState>
      )}
      <ol>
        {data?.data.map((event) => (
          <TailLine key={event.id} event={event} />
        ))}
      </ol>
    </Card>
  );
}

function TailLine({ event }: { event: TailItem }) {
  const { title, detail } = summarise(event);
  return (
    <li className="flex items-center gap-3 border-line border-b px-4 py-1.5 text-sm last:border-b-0">
      <EventIcon event={event} />
      <span className="min-w-0 flex-1 sm:flex sm:items-baseline sm:gap-2">
        <span className="block shrink-0 font-medium">{title}</span>
        {detail && <span className="block min-w-0 truncate text-ink-2">{detail}</span>}
      </span>
      <Link
        href={`/customers/${event.customerId}`}
        className="max-w-40 truncate text-ink-2 hover:text-ink hover:underline max-sm:hidden"
      >
        {event.customer ?? 'Anonymous visitor'}
      </Link>
      <Time value={event.receivedAt} className="w-24 shrink-0 text-right text-ink-3 text-xs" />
    </li>
  );
}
