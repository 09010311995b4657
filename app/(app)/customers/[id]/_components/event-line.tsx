'use client';

import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { cn } from '@/components/ui/cn';
import { CodeBlock } from '@/components/ui/code-block';
import { formatDateTime, formatMoney } from '@/components/ui/format';
import { EventIcon } from '../../../_components/event-icon';
import { summarise } from '../../../_components/summarise-event';
import type { TimelineEvent } from './group-events';
import { OrderLines } from './order-lines';

export const timeOfDay = (value: string | Date | undefined, zone: string | undefined): string =>
  formatDateTime(value, zone).slice(-5);

/** One event: when, what, and on demand its order lines and the JSON as it came. */
export function EventLine({
  event,
  currency,
  zone,
}: {
  event: TimelineEvent;
  currency: string;
  zone: string | undefined;
}) {
  const [open, setOpen] = useState(false);
  const { title, detail, amount } = summarise(event);
  const lines = Array.isArray(event.properties?.products) ? event.properties.products : null;
  const code =
    typeof event.properties?.currency === 'string' && /^[A-Z]{3}$/.test(event.properties.currency)
      ? event.properties.currency
      : currency;
  return (
    <li className="border-line border-b last:border-b-0">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex w-full items-center gap-3 px-4 py-2 text-left text-sm hover:bg-hover focus-visible:-outline-offset-2"
      >
        <time
          dateTime={new Date(event.occurredAt).toISOString()}
          title={formatDateTime(event.occurredAt, zone, true)}
          className="w-10 shrink-0 text-ink-3 text-xs tabular-nums"
        >
          {timeOfDay(event.occurredAt, zone)}
        </time>
        <EventIcon event={event} />
        <span className="min-w-0 flex-1 sm:flex sm:items-baseline sm:gap-2">
          <span className="block shrink-0 font-medium">{title}</span>
          {detail && <span className="block min-w-0 truncate text-ink-2">{detail}</span>}
        </span>
        {amount !== null && <span className="shrink-0 font-medium tabular-nums">{formatMoney(amount, code)}</span>}
        <ChevronDown
          className={cn('size-3.5 shrink-0 text-ink-3 transition-transform', open && 'rotate-180')}
          aria-hidden
        />
      </button>
      {open && (
        <div className="grid gap-3 px-4 pb-3 sm:pl-17">
          {lines && <OrderLines lines={lines} currency={code} />}
          <EventJson event={event} />
        </div>
      )}
    </li>
  );
}

function EventJson({ event }: { event: TimelineEvent }) {
  const [open, setOpen] = useState(event.properties === null || !Array.isArray(event.properties.products));
  const { call, name, occurredAt, receivedAt, properties, context } = event;
  const shown = {
    type: call,
    ...(call === 'track' ? { event: name } : {}),
    timestamp: occurredAt,
    receivedAt,
    [call === 'identify' ? 'traits' : 'properties']: properties ?? {},
    ...(context ? { context } : {}),
  };
  if (!open)
    return (
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="justify-self-start text-accent text-xs hover:underline"
      >
        Show the JSON
      </button>
    );
  return (
    <CodeBlock code={JSON.stringify(shown, null, 2)} label={`JSON of ${name}`} className="max-h-96 overflow-y-auto" />
  );
}
