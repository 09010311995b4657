import { CirclePause, ClockAlert, MailWarning, MessageSquareReply, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Card, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import type { Notification, NotificationKind } from '@/lib/services/monitoring/notifications/list-notifications';

const LOOK: Readonly<Record<NotificationKind, { icon: typeof ClockAlert; act: string; tone: string }>> = {
  review: { icon: ClockAlert, act: 'Review', tone: 'text-bad' },
  changesAsked: { icon: MessageSquareReply, act: 'Change', tone: 'text-warn' },
  paused: { icon: CirclePause, act: 'Decide', tone: 'text-bad' },
  failedSends: { icon: MailWarning, act: 'Open', tone: 'text-warn' },
  modelAlert: { icon: TriangleAlert, act: 'Look', tone: 'text-warn' },
};
const MOST = 6;

/** What waits for whoever looks, as the bell has it. */
export function WaitsCard({ items }: { items: readonly Notification[] }) {
  return (
    <Card aria-labelledby="waits" className="flex flex-col">
      <CardHead id="waits" title="What waits for you?" actions={items.length > 0 && <Chip>{items.length}</Chip>} />
      {items.length === 0 ? (
        <p className="px-4 py-6 text-ink-2 text-sm">Nothing: no review, no paused campaign, no alert of a model.</p>
      ) : (
        <ul className="flex-1">
          {items.slice(0, MOST).map((item, index) => {
            const { icon: Icon, act, tone } = LOOK[item.kind];
            return (
              <li
                key={`${item.kind}-${item.id}`}
                className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-x-2 border-line border-b px-4 py-2.5 text-sm last:border-b-0"
              >
                <Icon className={`size-4 self-start ${tone}`} strokeWidth={1.6} aria-hidden />
                <div className="min-w-0">
                  <p className="truncate font-[550]">{item.title}</p>
                  <p className="line-clamp-2 text-pretty text-ink-2 text-xs">{item.words}</p>
                </div>
                <Button asChild variant={index === 0 && item.kind === 'review' ? 'primary' : 'default'} size="sm">
                  <Link href={item.href}>
                    {act}
                    <span className="sr-only">: {item.title}</span>
                  </Link>
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {items.length > MOST && (
        <p className="border-line border-t px-4 py-2 text-ink-2 text-xs">
          And {items.length - MOST} more behind the bell.
        </p>
      )}
    </Card>
  );
}
