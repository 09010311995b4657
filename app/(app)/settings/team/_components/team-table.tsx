'use client';

import { useMemo } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Card, CardHead } from '@/components/ui/card';
import { Chip, type Tone } from '@/components/ui/chip';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import type { PersonItem, PersonStatus } from '@/lib/services/accounts/list-people';
import { ROLE_LABEL } from '@/lib/services/accounts/permissions';
import { InviteDialog } from './invite-dialog';
import { PersonMenu } from './person-menu';

const STATUS: Record<PersonStatus, { label: string; tone: Tone }> = {
  active: { label: 'Active', tone: 'good' },
  locked: { label: 'Locked', tone: 'warn' },
  disabled: { label: 'Disabled', tone: 'bad' },
  invited: { label: 'Invited', tone: 'accent' },
};

const columnsFor = (self: string): DataColumn<PersonItem>[] => [
  {
    id: 'name',
    header: 'Name',
    accessorFn: (row) => row.name ?? row.email,
    cell: ({ row }) => <Who person={row.original} self={row.original.id === self} />,
  },
  { id: 'role', header: 'Role', accessorFn: (row) => ROLE_LABEL[row.role] },
  {
    id: 'status',
    header: 'Status',
    accessorFn: (row) => STATUS[row.status].label,
    cell: ({ row }) => <Status person={row.original} />,
  },
  {
    id: 'lastSignInAt',
    header: 'Last sign-in',
    accessorFn: (row) => row.lastSignInAt,
    cell: ({ row }) => <Time value={row.original.lastSignInAt} />,
  },
  {
    id: 'acts',
    header: () => <span className="sr-only">Acts</span>,
    enableSorting: false,
    cell: ({ row }) => <PersonMenu person={row.original} />,
    meta: { align: 'right' },
  },
];

/** Everyone who can sign in or is invited. */
export function TeamTable({ people, self }: { people: readonly PersonItem[]; self: string }) {
  // Kept from render to render: a new column would close an open menu.
  const columns = useMemo(() => columnsFor(self), [self]);
  return (
    <Card aria-labelledby="team">
      <CardHead
        title="Team"
        id="team"
        note={`${people.length} ${people.length === 1 ? 'person' : 'people'}`}
        actions={<InviteDialog />}
      />
      <DataTable
        label="People"
        columns={columns}
        rows={people}
        rowId={(row) => row.id}
        sorting="client"
        empty={<EmptyState title="Nobody here yet">Invite the people who will work with the product.</EmptyState>}
      />
    </Card>
  );
}

function Who({ person, self }: { person: PersonItem; self: boolean }) {
  return (
    <div className="flex items-center gap-2.5">
      <Avatar name={person.name ?? person.email} />
      <div className="min-w-0">
        <p>
          {person.name ?? person.email}
          {self && <span className="text-ink-3"> (you)</span>}
        </p>
        <p className="text-ink-3 text-xs">
          {person.name && person.email}
          {person.providerOnly && ' · signs in through the identity provider'}
        </p>
      </div>
    </div>
  );
}

function Status({ person }: { person: PersonItem }) {
  const { label, tone } = STATUS[person.status];
  return (
    <span className="inline-flex items-center gap-2">
      <Chip tone={tone}>{label}</Chip>
      {person.until && (
        <span className="text-ink-3 text-xs">
          until <Time value={person.until} as="dateTime" />
        </span>
      )}
    </span>
  );
}
