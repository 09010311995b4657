'use client';

import { useQuery } from '@tanstack/react-query';
import { Bell, CirclePause, ClockAlert, MailWarning, MessageSquareReply, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { api, messageOf } from '@/components/ui/api';
import { formatNoun } from '@/components/ui/format';
import { Popover } from '@/components/ui/popover';
import { Skeleton } from '@/components/ui/skeleton';
import { Time } from '@/components/ui/time';
import type { Notification, NotificationKind } from '@/lib/services/monitoring/notifications/list-notifications';

const ICONS: Readonly<Record<NotificationKind, typeof Bell>> = {
  review: ClockAlert,
  changesAsked: MessageSquareReply,
  modelAlert: TriangleAlert,
  paused: CirclePause,
  failedSends: MailWarning,
};
const EVERY_MS = 60_000;

/** What waits for whoever is signed in, behind a bell; asked for again every minute. */
export function NotificationBell() {
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['notifications'],
    queryFn: ({ signal }) => api<{ data: Notification[] }>('/api/ui/notifications', { signal }),
    refetchInterval: EVERY_MS,
    staleTime: EVERY_MS / 4,
  });
  const items = data?.data ?? [];
  const label = items.length > 0 ? `Notifications: ${formatNoun(items.length, 'thing')} waiting` : 'Notifications';
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      align="end"
      label="What waits for you"
      className="w-96 p-0"
      trigger={
        <button
          type="button"
          aria-label={label}
          className="relative inline-grid size-8 shrink-0 place-items-center rounded-sm text-ink-2 transition-colors hover:bg-sunken hover:text-ink"
        >
          <Bell className="size-4" strokeWidth={1.6} aria-hidden />
          {items.length > 0 && (
            <span
              aria-hidden
              className="absolute top-0 right-0 grid h-4 min-w-4 place-items-center rounded-full bg-bad px-1 font-semibold text-2xs text-bad-ink"
            >
              {items.length > 99 ? '99+' : items.length}
            </span>
          )}
        </button>
      }
    >
      <h2 className="border-line border-b px-4 py-2.5 text-base">What waits for you</h2>
      <div className="max-h-[60vh] overflow-y-auto">
        {error ? (
          <p className="px-4 py-4 text-bad text-sm">{messageOf(error)}</p>
        ) : !data ? (
          <div className="grid gap-2 p-4">
            <Skeleton className="h-4 w-48" />
            <Skeleton className="h-4 w-64" />
          </div>
        ) : items.length === 0 ? (
          <p className="px-4 py-6 text-center text-ink-2 text-sm">Nothing waits for you.</p>
        ) : (
          <ul>
            {items.map((item) => (
              <Row key={`${item.kind}-${item.id}`} item={item} close={() => setOpen(false)} />
            ))}
          </ul>
        )}
      </div>
    </Popover>
  );
}

function Row({ item, close }: { item: Notification; close: () => void }) {
  const Icon = ICONS[item.kind];
  return (
    <li className="border-line border-b last:border-b-0">
      <Link
        href={item.href}
        onClick={close}
        className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 px-4 py-2.5 text-sm transition-colors hover:bg-hover focus-visible:-outline-offset-2"
      >
        <Icon className="mt-0.5 size-4 text-ink-2" strokeWidth={1.6} aria-hidden />
        <span className="min-w-0">
          <span className="block truncate font-[550]">{item.title}</span>
          <span className="block text-pretty text-ink-2 text-xs">{item.words}</span>
          <span className="block text-ink-3 text-xs">
            {item.due ? 'Due ' : ''}
            <Time value={item.at} />
          </span>
        </span>
      </Link>
    </li>
  );
}
