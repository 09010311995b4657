'use client';

import { MailX } from 'lucide-react';
import { Card, CardFoot, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { formatCount } from '@/components/ui/format';
import { Num } from '@/components/ui/num';
import { Time } from '@/components/ui/time';
import type { SuppressedAddress } from '@/lib/services/delivery/consent/list-suppressed';
import { AddDialog } from './add-dialog';
import { ImportDialog } from './import-dialog';
import { REASON_WORDS } from './reason-words';
import { RemoveDialog } from './remove-dialog';

const columns: DataColumn<SuppressedAddress>[] = [
  {
    id: 'email',
    header: 'Address',
    cell: ({ row }) => <span className="block max-w-[44ch] truncate font-[550]">{row.original.email}</span>,
  },
  {
    id: 'reason',
    header: 'Why',
    cell: ({ row }) => {
      const { label, tone } = REASON_WORDS[row.original.reason];
      return <Chip tone={tone}>{label}</Chip>;
    },
  },
  { id: 'source', header: 'From', cell: ({ row }) => row.original.source ?? <span className="text-ink-3">–</span> },
  {
    id: 'customers',
    header: 'Customers',
    meta: { align: 'right' },
    cell: ({ row }) => <Num value={row.original.customers} />,
  },
  { id: 'at', header: 'Since', cell: ({ row }) => <Time value={row.original.at} className="whitespace-nowrap" /> },
  {
    id: 'acts',
    header: () => <span className="sr-only">Acts</span>,
    meta: { align: 'right' },
    cell: ({ row }) => <RemoveDialog address={row.original} />,
  },
];

const reasons = Object.entries(REASON_WORDS).map(([value, { label }]) => ({ value, label }));

/** Addresses that are not written to, whatever anybody's consent says. */
export function SuppressedTable({
  addresses,
  nextCursor,
  total,
}: {
  addresses: SuppressedAddress[];
  nextCursor: string | null;
  total: number;
}) {
  return (
    <div className="grid min-w-0 gap-3">
      <FilterBar
        search="Search addresses"
        filters={[{ param: 'reason', label: 'Why', options: reasons, single: true }]}
      />
      <Card aria-labelledby="suppressed">
        <CardHead
          title="Suppressed addresses"
          id="suppressed"
          note="nothing is sent to them, whatever the consent says"
          actions={
            <>
              <ImportDialog />
              <AddDialog />
            </>
          }
        />
        <DataTable
          label="Suppressed addresses"
          columns={columns}
          rows={addresses}
          rowId={(row) => row.email}
          sorting="none"
          page={{ nextCursor, summary: `${formatCount(total)} in all` }}
          empty={
            <EmptyState icon={MailX} title={total === 0 ? 'No address is suppressed' : 'None that fits'}>
              Addresses at which mail bounces for good, and those of people who call an email spam, come here by
              themselves and at once. Bring the list of the product that you used before.
            </EmptyState>
          }
        />
        <CardFoot>Looked at up to the moment in which the last byte of an email leaves.</CardFoot>
      </Card>
    </div>
  );
}
