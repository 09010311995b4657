'use client';

import { KeyRound } from 'lucide-react';
import { Card, CardHead } from '@/components/ui/card';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { WriteKeyItem } from '@/lib/services/accounts/list-write-keys';
import { endWriteKey } from '../actions';
import { lifeColumns } from './life-columns';
import { WriteKeyDialog } from './write-key-dialog';

const columns: DataColumn<WriteKeyItem>[] = [
  { id: 'name', header: 'Name', accessorKey: 'name' },
  {
    id: 'hint',
    header: 'Key',
    enableSorting: false,
    cell: ({ row }) => <code className="font-mono text-xs">{row.original.hint}…</code>,
  },
  ...lifeColumns<WriteKeyItem>({
    what: 'write key',
    consequences: [
      'Events sent with it are refused from now on.',
      'Events that have arrived stay.',
      'This cannot be undone; make a new key instead.',
    ],
    revoke: (id) => endWriteKey({ id }),
  }),
];

/** The keys with which websites and apps send events. */
export function WriteKeys({ keys, origin }: { keys: readonly WriteKeyItem[]; origin: string }) {
  return (
    <Card aria-labelledby="write-keys">
      <CardHead
        title="Write keys"
        id="write-keys"
        note="for websites and apps that send events; they can do nothing else"
        actions={<WriteKeyDialog origin={origin} />}
      />
      <DataTable
        label="List of write keys"
        columns={columns}
        rows={keys}
        rowId={(row) => row.id}
        sorting="client"
        empty={
          <EmptyState icon={KeyRound} title="No write key yet">
            A website or app needs one to send what customers do. Segment's own libraries work with it unchanged.
          </EmptyState>
        }
      />
    </Card>
  );
}
