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
import { type StageStep, StageStepLine } from './stage-step';

interface EventPage {
  data: TimelineEvent[];
  nextCursor: string | null;
}

export interface TimelineProps {
  customerId: string;
  first: EventPage;
  /** Every step through the lifecycle stages, the latest first. */
  steps: readonly StageStep[];
  currency: string;
  masked: boolean;
}

/** Everything that happened, the latest first: days, visits and steps of the lifecycle within them, older events on demand. */
export function Timeline({ customerId, first, steps, currency, masked }: TimelineProps) {
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
  const days = useMemo(() => {
    const groups = groupEvents(data.pages.flatMap((page) => page.data));
    const oldest = timeOf(groups.at(-1)?.events.at(-1)?.occurredAt);
    // Steps that are older than the oldest event at hand wait for the events around them.
    const near = steps.filter(({ at }) => !hasNextPage || timeOf(at) >= oldest);
    return byDay(groups, near, zone);
  }, [data, steps, hasNextPage, zone]);
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
          {day.items.map(({ step, group }) =>
            step ? (
              <StageStepLine key={`${step.at} ${step.to}`} step={step} zone={zone} />
            ) : (
              group && (
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
              )
            ),
          )}
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

const timeOf = (at: string | Date | undefined): number => (at === undefined ? 0 : new Date(at).getTime());

interface DayItem {
  at: number;
  group?: EventGroup;
  step?: StageStep;
}

function byDay(
  groups: readonly EventGroup[],
  steps: readonly StageStep[],
  zone: string | undefined,
): { label: string; items: DayItem[] }[] {
  const items: DayItem[] = [
    ...steps.map((step) => ({ at: timeOf(step.at), step })),
    ...groups.map((group) => ({ at: timeOf(group.events[0]?.occurredAt), group })),
  ].sort((a, b) => b.at - a.at);
  const days: { label: string; items: DayItem[] }[] = [];
  for (const item of items) {
    const label = formatDate(item.at, zone);
    const day = days.at(-1);
    if (day?.label === label) day.items.push(item);
    else days.push({ label, items: [item] });
  }
  return days;
}
