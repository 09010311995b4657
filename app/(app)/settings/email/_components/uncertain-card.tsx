'use client';

import { CircleHelp } from 'lucide-react';
import Link from 'next/link';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { Button } from '@/components/ui/button';
import { Card, CardFoot, CardHead } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import type { UncertainMessage } from '@/lib/services/delivery/send/uncertain';
import { resendMessages, settleMessages } from '../actions';

const columns: DataColumn<UncertainMessage>[] = [
  {
    id: 'email',
    header: 'To',
    cell: ({ row }) => (
      <>
        <Link href={`/customers/${row.original.customerId}`} className="hover:underline hover:underline-offset-3">
          {row.original.email || row.original.customerId}
        </Link>
        <code className="block text-ink-3 text-xs [overflow-wrap:anywhere]">{row.original.id}</code>
      </>
    ),
  },
  { id: 'campaign', header: 'Campaign', cell: ({ row }) => row.original.campaign },
  { id: 'detail', header: 'What happened', cell: ({ row }) => row.original.detail },
  { id: 'at', header: 'When', cell: ({ row }) => <Time value={row.original.at} className="whitespace-nowrap" /> },
];

/** Messages of which nobody knows whether they arrived: a person decides. */
export function UncertainCard({ messages }: { messages: UncertainMessage[] }) {
  return (
    <Card aria-labelledby="uncertain">
      <CardHead
        title="Did these arrive?"
        id="uncertain"
        note="the connection ended before the mail server had answered"
      />
      <DataTable
        label="Messages of which nobody knows whether they arrived"
        columns={columns}
        rows={messages}
        rowId={(row) => row.id}
        rowLabel={(row) => row.email}
        sorting="none"
        empty={<EmptyState icon={CircleHelp} title="None" />}
        bulkActions={(ids, clear) => (
          <>
            <Button
              size="sm"
              onClick={async () => {
                const { settled } = await dataOf(settleMessages({ ids }));
                toast.success(`${settled} counted as arrived`);
                clear();
              }}
            >
              They arrived
            </Button>
            <ConfirmDialog
              trigger={<Button size="sm">Send again</Button>}
              title={`Send ${ids.length} again?`}
              consequences={[
                'Who has got it already gets it twice.',
                'Both carry the same Message-ID: many mail servers show one.',
              ]}
              action="Send again"
              onConfirm={async () => {
                await dataOf(resendMessages({ ids }));
                clear();
              }}
            />
          </>
        )}
      />
      <CardFoot>
        The log of the mail server knows: search it for the Message-ID, which begins as the second line of each.
      </CardFoot>
    </Card>
  );
}
