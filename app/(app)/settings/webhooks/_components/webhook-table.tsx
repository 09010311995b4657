'use client';

import { Webhook as WebhookIcon } from 'lucide-react';
import Link from 'next/link';
import { Card, CardFoot, CardHead } from '@/components/ui/card';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Num } from '@/components/ui/num';
import { Time } from '@/components/ui/time';
import type { Webhook } from '@/lib/services/delivery/webhooks/webhook-row';
import { HealthChip } from './health-chip';
import { NewWebhookDialog } from './new-webhook-dialog';
import { eventWords, type SegmentChoice, scopeWords } from './words';

export type WebhookItem = Webhook & { waiting: number; failed: number };

const columns: DataColumn<WebhookItem>[] = [
  {
    id: 'url',
    header: 'Endpoint',
    accessorKey: 'url',
    cell: ({ row }) => (
      <span className="block min-w-40 max-w-[56ch] max-md:max-w-48">
        <Link
          href={`/settings/webhooks/${row.original.id}`}
          className="block truncate font-[550] hover:underline hover:underline-offset-3"
        >
          {row.original.url}
        </Link>
        {row.original.description && (
          <span className="block truncate text-ink-3 text-xs">{row.original.description}</span>
        )}
      </span>
    ),
  },
  {
    id: 'events',
    header: 'Announces',
    enableSorting: false,
    meta: { className: 'max-md:hidden' },
    cell: ({ row }) => (
      <span className="whitespace-nowrap">
        {eventWords(row.original.events)} <span className="text-ink-3">of {scopeWords(row.original)}</span>
      </span>
    ),
  },
  {
    id: 'status',
    header: 'State',
    enableSorting: false,
    cell: ({ row }) => <HealthChip webhook={row.original} />,
  },
  {
    id: 'waiting',
    header: 'Waiting',
    accessorKey: 'waiting',
    meta: { align: 'right' },
    cell: ({ row }) => <Num value={row.original.waiting} />,
  },
  {
    id: 'failed',
    header: 'Failed',
    accessorKey: 'failed',
    meta: { align: 'right' },
    cell: ({ row }) => <Num value={row.original.failed} />,
  },
  {
    id: 'lastSuccessAt',
    header: 'Last delivered',
    accessorKey: 'lastSuccessAt',
    meta: { align: 'right', className: 'max-md:hidden' },
    cell: ({ row }) => <Time value={row.original.lastSuccessAt} className="whitespace-nowrap" />,
  },
];

/** The endpoints that hear of entries and exits. */
export function WebhookTable({ webhooks, segments }: { webhooks: WebhookItem[]; segments: SegmentChoice[] }) {
  return (
    <Card aria-labelledby="webhooks">
      <CardHead
        title="Webhooks"
        id="webhooks"
        note="tell another system at once who enters and who leaves a segment"
        actions={<NewWebhookDialog segments={segments} />}
      />
      <DataTable
        label="List of webhooks"
        columns={columns}
        rows={webhooks}
        rowId={(row) => row.id}
        sorting="client"
        empty={
          <EmptyState icon={WebhookIcon} title="No webhook yet">
            Give the address of a program that should hear of it within a second: an email tool, an ad platform, your
            own service. What it misses is repeated for a day, and can be replayed.
          </EmptyState>
        }
      />
      <CardFoot>
        <span>
          Every message is signed as{' '}
          <a
            className="text-accent underline underline-offset-3"
            href="https://www.standardwebhooks.com"
            target="_blank"
            rel="noreferrer"
          >
            Standard Webhooks
          </a>{' '}
          says; its libraries verify it. Programs make webhooks at <code className="font-mono">/api/v1/webhooks</code>.
        </span>
      </CardFoot>
    </Card>
  );
}
