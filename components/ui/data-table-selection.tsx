'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './button';
import { Checkbox } from './checkbox';
import type { DataColumn } from './data-column';
import { formatCount } from './format';

/** The columns with one of boxes before them. */
export const withSelection = <Row,>(
  columns: readonly DataColumn<Row>[],
  rowLabel?: (row: Row) => string,
): DataColumn<Row>[] => [
  {
    id: '_select',
    enableSorting: false,
    meta: { className: 'w-10 pr-0', skeleton: 'w-4' },
    header: ({ table }) => (
      <Checkbox
        aria-label="Select all rows on this page"
        checked={table.getIsAllRowsSelected() ? true : table.getIsSomeRowsSelected() ? 'indeterminate' : false}
        onCheckedChange={(checked) => table.toggleAllRowsSelected(checked === true)}
        className="align-middle"
      />
    ),
    cell: ({ row }) => (
      <Checkbox
        aria-label={`Select ${rowLabel?.(row.original) ?? row.id}`}
        checked={row.getIsSelected()}
        onCheckedChange={(checked) => row.toggleSelected(checked === true)}
        className="align-middle"
      />
    ),
  },
  ...columns,
];

/** What can be done to the ticked rows, over the head of the table. */
export function DataTableBulkBar({
  count,
  clear,
  children,
}: {
  count: number;
  clear: () => void;
  children: ReactNode;
}) {
  return (
    <section
      aria-label="Acts on the selected rows"
      className="absolute inset-x-0 top-0 z-3 flex h-10 items-center gap-2 rounded-t-lg border-line border-b bg-accent-soft px-4 text-sm"
    >
      <span className="mr-2 font-medium" aria-live="polite">
        {formatCount(count)} selected
      </span>
      {children}
      <IconButton label="Clear the selection" size="sm" onClick={clear} className="ml-auto">
        <X aria-hidden />
      </IconButton>
    </section>
  );
}
