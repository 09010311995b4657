'use client';

import {
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  type RowData,
  type RowSelectionState,
  useReactTable,
} from '@tanstack/react-table';
import { type ReactNode, useState } from 'react';
import { Callout } from './callout';
import { cn } from './cn';
import type { DataColumn } from './data-column';
import { DataTableHeader } from './data-table-header';
import { DataTableBulkBar, withSelection } from './data-table-selection';
import { Pagination, type PaginationProps } from './pagination';
import { Skeleton } from './skeleton';
import { Table, TableBody, TableCell, TableHead, TableRow } from './table';
import { parseSort, useSortState } from './use-sort-state';

declare module '@tanstack/react-table' {
  interface ColumnMeta<TData extends RowData, TValue> {
    align?: 'left' | 'right';
    className?: string;
    /** What the skeleton shows while loading; a line unless said. */
    skeleton?: string;
  }
}

export type { DataColumn };

export interface DataTableProps<Row> {
  /** Names the table for those who do not see it. */
  label: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** What a row is called when it is ticked; its id unless said. */
  rowLabel?: (row: Row) => string;
  /** `server`: the column's id goes into `?sort=` and the page is asked anew; `client`: the rows at hand are sorted. */
  sorting?: 'server' | 'client' | 'none';
  /** The order where the address says none, for example `-createdAt`. */
  defaultSort?: string;
  loading?: boolean;
  error?: ReactNode;
  /** An `EmptyState`. */
  empty: ReactNode;
  /** Buttons of the bar that appears when rows are ticked; leave out for no ticking. */
  bulkActions?: (ids: string[], clear: () => void) => ReactNode;
  page?: PaginationProps;
  /** Keeps the head in sight; the table then scrolls in a box of this height, for example `max-h-[70vh]`. */
  scrollClassName?: string;
}

/** The list of every list page: TanStack Table in the house's clothes. Put it into a `Card`. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowId,
    rowLabel,
    sorting = 'server',
    defaultSort,
    loading,
    error,
    empty,
    bulkActions,
    page,
    scrollClassName,
  } = props;
  const [selected, setSelected] = useState<RowSelectionState>({});
  const url = useSortState(defaultSort);
  const table = useReactTable<Row>({
    data: rows as Row[],
    columns: bulkActions ? withSelection(columns, rowLabel) : [...columns],
    getRowId: rowId,
    getCoreRowModel: getCoreRowModel(),
    manualSorting: sorting === 'server',
    enableSorting: sorting !== 'none',
    enableMultiSort: false,
    enableRowSelection: bulkActions !== undefined,
    onRowSelectionChange: setSelected,
    ...(sorting === 'client'
      ? {
          getSortedRowModel: getSortedRowModel(),
          initialState: { sorting: parseSort(defaultSort) },
          state: { rowSelection: selected },
        }
      : { state: { rowSelection: selected, sorting: url.sorting }, onSortingChange: url.onSortingChange }),
  });
  const shown = table.getRowModel().rows;
  const ticked = table.getSelectedRowModel().rows.map((row) => row.id);
  if (error)
    return (
      <Callout tone="bad" className="m-4">
        {error}
      </Callout>
    );
  if (!loading && rows.length === 0) return empty;
  return (
    <div className="relative min-w-0 overflow-clip rounded-[9px]" aria-busy={loading || undefined}>
      {bulkActions && ticked.length > 0 && (
        <DataTableBulkBar count={ticked.length} clear={() => setSelected({})}>
          {bulkActions(ticked, () => setSelected({}))}
        </DataTableBulkBar>
      )}
      <Table label={label} scrollClassName={scrollClassName}>
        <TableHead className={cn(scrollClassName && 'sticky top-0 z-2 bg-card')}>
          {table.getHeaderGroups().map((group) => (
            <TableRow key={group.id}>
              {group.headers.map((header) => (
                <DataTableHeader key={header.id} header={header} />
              ))}
            </TableRow>
          ))}
        </TableHead>
        <TableBody>
          {loading && rows.length === 0
            ? Array.from({ length: 8 }, (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: placeholders
                <TableRow key={index}>
                  {table.getVisibleLeafColumns().map((column) => (
                    <TableCell key={column.id}>
                      <Skeleton
                        className={cn(
                          'my-0.5 w-24',
                          column.columnDef.meta?.align === 'right' && 'ml-auto w-12',
                          column.columnDef.meta?.skeleton,
                        )}
                      />
                    </TableCell>
                  ))}
                </TableRow>
              ))
            : shown.map((row) => (
                <TableRow
                  key={row.id}
                  data-selected={row.getIsSelected()}
                  className="hover:bg-hover data-[selected=true]:hover:bg-selected"
                >
                  {row.getVisibleCells().map((cell) => (
                    <TableCell
                      key={cell.id}
                      align={cell.column.columnDef.meta?.align}
                      className={cn('max-md:whitespace-nowrap', cell.column.columnDef.meta?.className)}
                    >
                      {flexRender(cell.column.columnDef.cell, cell.getContext())}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
        </TableBody>
      </Table>
      {page && <Pagination {...page} />}
    </div>
  );
}
