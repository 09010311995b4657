'use client';

import { Radio } from 'lucide-react';
import Link from 'next/link';
import { Card } from '@/components/ui/card';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Num } from '@/components/ui/num';
import { Time } from '@/components/ui/time';
import { findEvent } from '@/lib/catalog';
import type { ReceivedName } from '@/lib/services/ingest/list-received-names';

const GROUP = { commerce: 'Commerce', email: 'Email', web: 'Web', custom: 'Own' } as const;
const groupOf = ({ call, name }: ReceivedName): string =>
  call === 'track' || call === 'page' || call === 'screen' ? GROUP[findEvent(name).group] : 'Identity';

const columns: DataColumn<ReceivedName>[] = [
  {
    id: 'name',
    accessorKey: 'name',
    header: 'Event',
    cell: ({ row: { original: event } }) => (
      <Link
        href={`/data/sources/${event.id}`}
        className="whitespace-nowrap font-[550] hover:underline hover:underline-offset-3"
      >
        {event.name}
      </Link>
    ),
  },
  {
    id: 'group',
    accessorFn: groupOf,
    header: 'Kind',
    cell: ({ row }) => <span className="text-ink-2">{groupOf(row.original)}</span>,
  },
  {
    id: 'call',
    accessorKey: 'call',
    header: 'Call',
    meta: { className: 'max-sm:hidden' },
    cell: ({ row }) => <code className="font-mono text-ink-2 text-xs">{row.original.call}</code>,
  },
  {
    id: 'lastDay',
    accessorKey: 'lastDay',
    header: '24 hours',
    meta: { align: 'right' },
    cell: ({ row }) => <Num value={row.original.lastDay} />,
  },
  {
    id: 'lastWeek',
    accessorKey: 'lastWeek',
    header: '7 days',
    meta: { align: 'right' },
    cell: ({ row }) => <Num value={row.original.lastWeek} />,
  },
  {
    id: 'total',
    accessorKey: 'total',
    header: 'All time',
    meta: { align: 'right' },
    cell: ({ row }) => <Num value={row.original.total} />,
  },
  {
    id: 'lastAt',
    accessorKey: 'lastAt',
    header: 'Last',
    meta: { align: 'right' },
    cell: ({ row }) => <Time value={row.original.lastAt} className="whitespace-nowrap" />,
  },
];

/** Events by name, with how often each came. */
export function EventTable({ rows }: { rows: ReceivedName[] }) {
  return (
    <Card>
      <DataTable
        label="Events by name"
        sorting="client"
        defaultSort="-total"
        columns={columns}
        rows={rows}
        rowId={(row) => String(row.id)}
        empty={
          <EmptyState icon={Radio} title="Nothing has arrived yet">
            Create a write key, then send the first event: the tab “How to send” has commands to copy. It shows here and
            under “Live” within a second.
          </EmptyState>
        }
      />
    </Card>
  );
}
