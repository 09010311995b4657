'use client';

import { Inbox } from 'lucide-react';
import Link from 'next/link';
import { Card, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { formatCount } from '@/components/ui/format';
import { Num } from '@/components/ui/num';
import { UrlSegmented } from '@/components/ui/segmented';
import { Time } from '@/components/ui/time';
import { useUrlState } from '@/components/ui/url-state';
import type { Delivery } from '@/lib/services/delivery/webhooks/delivery-row';
import type { Webhook } from '@/lib/services/delivery/webhooks/webhook-row';
import { STATUS_LABEL, STATUS_TONE, typeWords } from '../../_components/words';
import { partsOf } from './message-parts';
import { ReplayButton } from './replay-button';

/** Every message of the last 30 days, the latest first. */
export function DeliveryTable({
  webhook,
  rows,
  nextCursor,
  filtered,
}: {
  webhook: Webhook;
  rows: Delivery[];
  nextCursor: string | null;
  filtered: boolean;
}) {
  const { hrefOf } = useUrlState();
  return (
    <>
      <FilterBar search="Customer, segment or message id">
        <UrlSegmented
          param="status"
          label="Which messages"
          options={[
            { value: 'all', label: 'All' },
            { value: 'waiting', label: 'Waiting' },
            { value: 'delivered', label: 'Delivered' },
            { value: 'failed', label: 'Failed' },
          ]}
        />
      </FilterBar>
      <Card aria-labelledby="deliveries">
        <CardHead title="What was sent?" id="deliveries" note="kept for 30 days" />
        <DataTable
          label="Messages of this webhook"
          sorting="none"
          columns={columnsOf((id) => hrefOf({ delivery: id }))}
          rows={rows}
          rowId={(row) => row.id}
          rowLabel={(row) => `message ${row.id}`}
          bulkActions={
            webhook.enabled
              ? (ids, clear) => <ReplayButton webhookId={webhook.id} deliveries={ids} done={clear} />
              : undefined
          }
          page={{ nextCursor, summary: `${formatCount(rows.length)} shown` }}
          empty={
            filtered ? (
              <EmptyState title="No message matches">Change the search or the filter.</EmptyState>
            ) : (
              <EmptyState icon={Inbox} title="Nothing has been sent yet">
                Each entry and exit from now on stands here with what was sent and what the receiver answered. A test
                shows whether messages arrive.
              </EmptyState>
            )
          }
        />
      </Card>
    </>
  );
}

const columnsOf = (hrefOf: (id: string) => string): DataColumn<Delivery>[] => [
  {
    id: 'message',
    header: 'Message',
    cell: ({ row }) => {
      const { segment } = partsOf(row.original);
      return (
        <Link
          href={hrefOf(row.original.id)}
          scroll={false}
          className="block min-w-40 max-w-[44ch] truncate font-[550] hover:underline hover:underline-offset-3"
        >
          {typeWords(row.original.type)}
          {segment && ` ${segment.name}`}
        </Link>
      );
    },
  },
  {
    id: 'status',
    header: 'State',
    cell: ({ row }) => <Chip tone={STATUS_TONE[row.original.status]}>{STATUS_LABEL[row.original.status]}</Chip>,
  },
  {
    id: 'customer',
    header: 'Customer',
    cell: ({ row }) => {
      const { customer } = partsOf(row.original);
      if (!customer) return '–';
      return (
        <Link href={`/customers/${customer.id}`} className="block max-w-56 truncate hover:underline">
          {customer.externalId ?? customer.id}
        </Link>
      );
    },
  },
  {
    id: 'answer',
    header: 'Last answer',
    cell: ({ row }) => <LastAnswer delivery={row.original} />,
  },
  {
    id: 'attempts',
    header: 'Attempts',
    meta: { align: 'right', className: 'max-md:hidden' },
    cell: ({ row }) => <Num value={row.original.log.length} />,
  },
  {
    id: 'made',
    header: 'Made',
    meta: { align: 'right' },
    cell: ({ row }) => <Time value={row.original.createdAt} className="whitespace-nowrap" />,
  },
];

function LastAnswer({ delivery }: { delivery: Delivery }) {
  const last = delivery.log.at(-1);
  if (!last) return <span className="text-ink-3">–</span>;
  return (
    <span className="block max-w-72 truncate text-ink-2" title={last.error ?? undefined}>
      {last.error ?? `${last.status} in ${formatCount(last.tookMs)} ms`}
    </span>
  );
}
