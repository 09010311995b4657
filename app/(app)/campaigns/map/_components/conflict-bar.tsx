'use client';

import { TriangleAlert } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { formatCount, formatNoun } from '@/components/ui/format';
import type { StrategyMap } from '@/lib/services/monitoring/campaigns/read-map';
import { settleConflicts } from '../../actions';

/** Campaigns that want the same customers within a week, until somebody has settled who goes first. */
export function ConflictBar({ map, canEdit }: { map: StrategyMap; canEdit: boolean }) {
  const router = useRouter();
  const open = map.shared.filter(({ settled }) => settled === null);
  if (open.length === 0) return null;
  const settle = async () => {
    const answer = await settleConflicts({
      pairs: open.slice(0, 50).map(({ a, b }) => ({ campaign: a.id, others: [b.id], settlement: 'first' })),
    });
    if (!answer.ok) throw new Error(answer.error.message);
    toast.success('Settled: the first of each pair writes, the other leaves these customers out for 7 days');
    router.refresh();
  };
  return (
    <section
      className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5 rounded-md bg-warn-soft py-2 pr-2.5 pl-3.5 text-sm"
      aria-label="Conflicts"
    >
      <TriangleAlert className="size-4 shrink-0 text-warn" aria-hidden />
      <p className="min-w-0 flex-1">
        <b className="font-semibold">{formatNoun(open.length, 'conflict')}:</b> {formatCount(map.unsettled)} customers
        would get two emails within 7 days.{' '}
        <span className="text-ink-2">
          {open
            .slice(0, 2)
            .map(({ a, b, customers }) => `${a.name} with ${b.name} ${formatCount(customers)}`)
            .join(', ')}
          {open.length > 2 && ` and ${open.length - 2} more`}.
        </span>
      </p>
      {canEdit && (
        <ConfirmDialog
          trigger={
            <Button size="sm">
              {open.length === 1 ? 'Settle it' : open.length === 2 ? 'Settle both' : 'Settle all'}
            </Button>
          }
          title="Settle by priority?"
          consequences={open
            .slice(0, 6)
            .map(
              ({ a, b, customers }) =>
                `${a.name} goes first; ${b.name} leaves out ${formatCount(customers)} customers for 7 days`,
            )}
          action="Settle"
          tone="primary"
          onConfirm={settle}
        />
      )}
    </section>
  );
}
