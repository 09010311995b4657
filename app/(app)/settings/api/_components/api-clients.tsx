'use client';

import { Plug } from 'lucide-react';
import { Card, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { ApiClientItem } from '@/lib/services/accounts/list-api-clients';
import { endApiClient } from '../actions';
import { ApiClientDialog } from './api-client-dialog';
import { lifeColumns } from './life-columns';

const columns: DataColumn<ApiClientItem>[] = [
  { id: 'name', header: 'Name', accessorKey: 'name' },
  {
    id: 'clientId',
    header: 'Client id',
    enableSorting: false,
    cell: ({ row }) => <code className="font-mono text-xs">{row.original.clientId}</code>,
  },
  {
    id: 'scopes',
    header: 'Scopes',
    enableSorting: false,
    cell: ({ row }) => (
      <span className="flex max-w-96 flex-wrap gap-1">
        {row.original.scopes.map((scope) => (
          <Chip key={scope}>{scope}</Chip>
        ))}
      </span>
    ),
  },
  ...lifeColumns<ApiClientItem>({
    what: 'API client',
    consequences: [
      'It gets no new token, and the tokens it holds end at once.',
      'This cannot be undone; make a new client instead.',
    ],
    revoke: (id) => endApiClient({ id }),
  }),
];

/** The programs that read and change customers, segments and more. */
export function ApiClients({ clients, origin }: { clients: readonly ApiClientItem[]; origin: string }) {
  return (
    <Card aria-labelledby="api-clients">
      <CardHead
        title="API clients"
        id="api-clients"
        note="for programs that read and change data (OAuth 2.0 client credentials)"
        actions={<ApiClientDialog origin={origin} />}
      />
      <DataTable
        label="List of API clients"
        columns={columns}
        rows={clients}
        rowId={(row) => row.id}
        sorting="client"
        empty={
          <EmptyState icon={Plug} title="No API client yet">
            A program that reads segments or changes customers signs in with its own id and secret, and may do what its
            scopes say.
          </EmptyState>
        }
      />
    </Card>
  );
}
