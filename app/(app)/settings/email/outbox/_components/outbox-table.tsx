'use client';

import { Inbox } from 'lucide-react';
import { Card, CardFoot, CardHead } from '@/components/ui/card';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { Time } from '@/components/ui/time';
import { useUrlState } from '@/components/ui/url-state';
import type { OutboxItem } from '@/lib/services/delivery/outbox/list-outbox-mail';
import type { OutboxMail } from '@/lib/services/delivery/outbox/read-outbox-mail';
import { MailSheet } from './mail-sheet';

/** What the built-in outbox took, and one of them as its reader would see it. */
export function OutboxTable({
  mails,
  nextCursor,
  shown,
  used,
}: {
  mails: OutboxItem[];
  nextCursor: string | null;
  shown: OutboxMail | undefined;
  used: boolean;
}) {
  const { set } = useUrlState();
  const columns: DataColumn<OutboxItem>[] = [
    {
      id: 'subject',
      header: 'Subject',
      cell: ({ row }) => (
        <button
          type="button"
          className="block max-w-[52ch] truncate py-1 text-left font-[550] hover:underline hover:underline-offset-3 max-md:max-w-56"
          onClick={() => set({ mail: row.original.seq })}
        >
          {row.original.subject}
        </button>
      ),
    },
    {
      id: 'recipient',
      header: 'To',
      cell: ({ row }) => <span className="block max-w-[36ch] truncate">{row.original.recipient}</span>,
    },
    {
      id: 'campaign',
      header: 'Campaign',
      cell: ({ row }) => row.original.campaign ?? <span className="text-ink-3">a single message</span>,
    },
    { id: 'at', header: 'When', cell: ({ row }) => <Time value={row.original.at} className="whitespace-nowrap" /> },
  ];
  return (
    <div className="grid min-w-0 gap-3">
      <FilterBar search="Search subjects and addresses" filters={[]} />
      <Card aria-labelledby="outbox">
        <CardHead
          title="Outbox"
          id="outbox"
          note={used ? 'nothing leaves this machine' : 'not in use: a provider takes the mail'}
        />
        <DataTable
          label="Emails in the outbox"
          columns={columns}
          rows={mails}
          rowId={(row) => row.seq}
          sorting="none"
          page={{ nextCursor }}
          empty={
            <EmptyState icon={Inbox} title="No email here">
              {used
                ? 'Every email that is sent comes here instead of leaving the machine, until a provider is set.'
                : 'Emails go to the provider.'}
            </EmptyState>
          }
        />
        <CardFoot>Kept for 90 days as it would have gone over the wire, headers included.</CardFoot>
      </Card>
      {shown && <MailSheet mail={shown} close={() => set({ mail: null })} />}
    </div>
  );
}
