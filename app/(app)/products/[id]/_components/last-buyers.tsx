import Link from 'next/link';
import { Card, CardHead } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatNoun } from '@/components/ui/format';
import { Time } from '@/components/ui/time';

export interface Buyer {
  id: string;
  name: string | null;
  orderedAt: Date | string;
  units: number;
}

/** Who ordered it last. */
export function LastBuyers({ buyers }: { buyers: readonly Buyer[] }) {
  return (
    <Card aria-labelledby="last-buyers">
      <CardHead id="last-buyers" title="Who bought it last?" />
      {buyers.length === 0 ? (
        <EmptyState title="Nobody yet">Buyers appear with the first order that holds this product.</EmptyState>
      ) : (
        <ul>
          {buyers.map((buyer) => (
            <li
              key={buyer.id}
              className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-4 border-line border-b px-4 py-2 text-sm last:border-b-0"
            >
              <Link
                href={`/customers/${buyer.id}`}
                className="truncate font-medium hover:underline hover:underline-offset-3"
              >
                {buyer.name ?? 'Anonymous visitor'}
              </Link>
              <span className="text-ink-2 tabular-nums">{formatNoun(buyer.units, 'piece')}</span>
              <Time value={buyer.orderedAt} className="w-24 text-right text-ink-2" />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
