import type { ActionAnswer } from '@/components/forms/action-answer';
import type { DataColumn } from '@/components/ui/data-table';
import { Time } from '@/components/ui/time';
import { Revoke } from './revoke';

interface Key {
  id: string;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

interface LifeOptions {
  /** What it is: "write key". */
  what: string;
  consequences: readonly string[];
  revoke: (id: string) => Promise<ActionAnswer<unknown>>;
}

/** When a key was made and last used, and its end. */
export const lifeColumns = <Row extends Key>({ what, consequences, revoke }: LifeOptions): DataColumn<Row>[] => [
  {
    id: 'createdAt',
    header: 'Created',
    accessorKey: 'createdAt',
    cell: ({ row }) => <Time value={row.original.createdAt} />,
  },
  {
    id: 'lastUsedAt',
    header: 'Last used',
    accessorKey: 'lastUsedAt',
    cell: ({ row }) => <Time value={row.original.lastUsedAt} />,
  },
  {
    id: 'acts',
    header: () => <span className="sr-only">State</span>,
    enableSorting: false,
    meta: { align: 'right' },
    cell: ({ row: { original } }) => (
      <Revoke
        name={original.name}
        what={what}
        revokedAt={original.revokedAt}
        consequences={consequences}
        act={() => revoke(original.id)}
      />
    ),
  },
];
