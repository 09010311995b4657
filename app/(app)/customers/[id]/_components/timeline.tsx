'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Activity } from 'lucide-react';
import { useMemo } from 'react';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDate, formatNoun } from '@/components/ui/format';
import { useNow } from '@/components/ui/time';
import { EventLine, timeOfDay } from './event-line';
import { type EventGroup, groupEvents, type TimelineEvent } from './group-events';

interface EventPage {
  data: TimelineEvent[];
  nextCursor: string | null;
}

export interface TimelineProps {
  customerId: string;
  first: EventPage;
  currency: string;
  masked: boolean;
}

/** Everything that happened, the latest first: days, visits within them, and older events on demand. */
export function Timeline({ customerId, first, currency, masked }: TimelineProps) {
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage, error } = useInfiniteQuery({
    queryKey: ['customer-events', customerId],
    queryFn: ({ pageParam, signal }) =>
      api<EventPage>(`/api/v1/customers/${customerId}/events`, { query: { cursor: pageParam, limit: 100 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [first], pageParams: [null] },
    staleTime: Number.POSITIVE_INFINITY,
  });
  // The server knows no zone and writes UTC; the viewer's own comes in once the page is alive.
  const zone = useNow() === 0 ? 'UTC' : undefined;
  const days = useMemo(() => byDay(groupEvents(data.pages.flatMap((page) => page.data)), zone), [data, zone]);
  if (days.length === 0)
    return (
      <Card>
        <EmptyState icon={Activity} title="Nothing has happened yet">
          Events of this customer appear here within a second of their arrival.
        </EmptyState>
      </Card>
    );
  return (
    <div className="grid gap-4">
      {masked && (
        <Callout>Personal data in events is masked for your role; where an event came from is left out.</Callout>
      )}
      {days.map((day) => (
        <section key={day.label} aria-label={day.label} className="grid gap-2">
          <h2 className="text-ink-2 text-sm">{day.label}</h2>
          {day.groups.map((group) => (
            <Card key={group.key} className="overflow-hidden">
              {group.session && group.events.length > 1 && (
                <p className="border-line border-b bg-sunken px-4 py-1 text-ink-2 text-xs">
                  Visit from {timeOfDay(group.events.at(-1)?.occurredAt, zone)} to{' '}
                  {timeOfDay(group.events[0]?.occurredAt, zone)}, {formatNoun(group.events.length, 'event')}
                </p>
              )}
              <ol>
                {group.events.map((event) => (
                  <EventLine key={event.id} event={event} currency={currency} zone={zone} />
                ))}
              </ol>
            </Card>
          ))}
        </section>
      ))}
      {error && <Callout tone="bad">{messageOf(error)}</Callout>}
      {hasNextPage ? (
        <Button className="justify-self-center" onClick={() => fetchNextPage()} pending={isFetchingNextPage}>
          Older events
        </Button>
      ) : (
        <p className="text-center text-ink-3 text-xs">This is where it began.</p>
      )}
    </div>
  );
}

function byDay(groups: EventGroup[], zone: string | undefined): { label: string; groups: EventGroup[] }[] {
  const days: { label: string; groups: EventGroup[] }[] = [];
  for (const group of groups) {
    const label = formatDate(group.events[0]?.occurredAt, zone);
    const day = days.at(-1);
    if (day?.label === label) day.groups.push(group);
    else days.push({ label, groups: [group] });
  }
  return days;
}
