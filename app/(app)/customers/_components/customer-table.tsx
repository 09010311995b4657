'use client';

import { Users } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, type FilterOption } from '@/components/ui/filter-bar';
import { formatDecimal } from '@/components/ui/format';
import { Money, Num } from '@/components/ui/num';
import { Time } from '@/components/ui/time';
import type { CustomerItem } from '@/lib/services/profiles/list-customers';
import { EMAIL_LABEL, EMAIL_TONE, STAGE_LABEL, STAGE_TONE } from './labels';

export type CustomerRow = Omit<CustomerItem, 'traits'> & { name: string | null; country: string | null };

export interface CustomerTableProps {
  rows: CustomerRow[];
  nextCursor: string | null;
  currency: string;
  countries: FilterOption[];
  segments: FilterOption[];
  canExport: boolean;
  personal: boolean;
  unfiltered: boolean;
  summary: ReactNode;
}

const options = (labels: Record<string, string>): FilterOption[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** The list of customers with its search, filters, order and acts. */
export function CustomerTable({
  rows,
  nextCursor,
  currency,
  countries,
  segments,
  canExport,
  personal,
  unfiltered,
  summary,
}: CustomerTableProps) {
  return (
    <>
      <FilterBar
        search={personal ? 'Search name, email, id' : 'Whole email or id'}
        filters={[
          { param: 'stage', label: 'Stage', options: options(STAGE_LABEL) },
          { param: 'segment', label: 'Segment', options: segments },
          { param: 'email', label: 'Email', options: options(EMAIL_LABEL) },
          { param: 'country', label: 'Country', options: countries },
          {
            param: 'ordered',
            label: 'Ordered',
            single: true,
            options: [
              { value: 'yes', label: 'Has ordered' },
              { value: 'no', label: 'Has not ordered' },
            ],
          },
        ].filter((filter) => filter.options.length > 0)}
      />
      <Card>
        <DataTable
          label="Customers"
          columns={columnsOf(currency)}
          rows={rows}
          rowId={(row) => row.id}
          rowLabel={(row) => row.name ?? row.email ?? row.id}
          defaultSort="-lastSeen"
          bulkActions={
            canExport
              ? (ids) => (
                  <Button asChild size="sm">
                    <a href={`/api/ui/customers/export?${new URLSearchParams(ids.map((id) => ['id', id]))}`} download>
                      Export CSV
                    </a>
                  </Button>
                )
              : undefined
          }
          page={{ nextCursor, summary }}
          empty={
            unfiltered ? (
              <NoCustomers />
            ) : (
              <EmptyState title="No customer matches">Change the search or the filters.</EmptyState>
            )
          }
        />
      </Card>
    </>
  );
}

const columnsOf = (currency: string): DataColumn<CustomerRow>[] => [
  {
    id: 'customer',
    header: 'Customer',
    enableSorting: false,
    meta: { skeleton: 'w-48' },
    cell: ({ row: { original: row } }) => (
      <div className="flex min-w-52 max-w-80 items-center gap-2.5">
        <Avatar name={row.name ?? row.email ?? row.externalId ?? '?'} />
        <div className="min-w-0">
          <Link
            href={`/customers/${row.id}`}
            className="block truncate font-[550] hover:underline hover:underline-offset-3"
          >
            {row.name ?? row.email ?? row.externalId ?? 'Anonymous visitor'}
          </Link>
          <p className="truncate text-ink-2 text-xs">
            {row.name ? (row.email ?? row.externalId ?? 'No email') : row.id}
          </p>
        </div>
      </div>
    ),
  },
  {
    id: 'email',
    header: 'Email',
    enableSorting: false,
    cell: ({ row }) => <Chip tone={EMAIL_TONE[row.original.emailStatus]}>{EMAIL_LABEL[row.original.emailStatus]}</Chip>,
  },
  {
    id: 'stage',
    header: 'Stage',
    enableSorting: false,
    cell: ({ row: { original: row } }) =>
      row.stage ? (
        <Chip tone={STAGE_TONE[row.stage]}>{STAGE_LABEL[row.stage]}</Chip>
      ) : (
        <span className="whitespace-nowrap text-ink-3 text-xs">Never ordered</span>
      ),
  },
  {
    id: 'country',
    header: 'Country',
    enableSorting: false,
    meta: { className: 'max-lg:hidden' },
    cell: ({ row }) => <span className="block max-w-36 truncate">{row.original.country ?? '–'}</span>,
  },
  {
    id: 'orders',
    accessorKey: 'orders',
    sortDescFirst: true,
    header: 'Orders',
    meta: { align: 'right' },
    cell: ({ row }) => <Num value={row.original.orders} />,
  },
  {
    id: 'spent',
    accessorKey: 'spent',
    sortDescFirst: true,
    header: 'Spent',
    meta: { align: 'right' },
    cell: ({ row }) => <Money value={row.original.spent} currency={currency} />,
  },
  {
    id: 'engagement',
    accessorKey: 'engagementScore',
    sortDescFirst: true,
    header: 'Engagement',
    meta: { align: 'right' },
    cell: ({ row }) => formatDecimal(row.original.engagementScore, 0),
  },
  {
    id: 'lastOrder',
    accessorKey: 'lastOrderAt',
    sortDescFirst: true,
    header: 'Last order',
    meta: { align: 'right' },
    cell: ({ row }) => <Time value={row.original.lastOrderAt} className="whitespace-nowrap" />,
  },
  {
    id: 'lastSeen',
    accessorKey: 'lastSeenAt',
    sortDescFirst: true,
    header: 'Last seen',
    meta: { align: 'right' },
    cell: ({ row }) => <Time value={row.original.lastSeenAt} className="whitespace-nowrap" />,
  },
  {
    id: 'created',
    accessorKey: 'createdAt',
    sortDescFirst: true,
    header: 'Added',
    meta: { align: 'right', className: 'max-2xl:hidden' },
    cell: ({ row }) => <Time value={row.original.createdAt} as="date" className="whitespace-nowrap" />,
  },
];

function NoCustomers() {
  return (
    <EmptyState
      icon={Users}
      title="No customers yet"
      action={
        <Button asChild variant="primary">
          <Link href="/data/sources">Send the first event</Link>
        </Button>
      }
    >
      A customer appears with the first event that names one: a visitor by the anonymousId, a known person by the
      userId. Both become one as soon as the visitor signs in.
    </EmptyState>
  );
}
