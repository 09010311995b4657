'use client';

import { flexRender, type Header } from '@tanstack/react-table';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { cn } from './cn';
import { TableHeader } from './table';

const marks = { asc: ArrowUp, desc: ArrowDown } as const;

/** The head of one column; a button where it can be sorted. */
export function DataTableHeader<Row>({ header }: { header: Header<Row, unknown> }) {
  const { column } = header;
  const meta = column.columnDef.meta;
  const label = header.isPlaceholder ? null : flexRender(column.columnDef.header, header.getContext());
  const sorted = column.getIsSorted();
  if (!column.getCanSort()) {
    return (
      <TableHeader align={meta?.align} className={meta?.className}>
        {label}
      </TableHeader>
    );
  }
  const Mark = sorted ? marks[sorted] : ChevronsUpDown;
  return (
    <TableHeader
      align={meta?.align}
      aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
      className={meta?.className}
    >
      <button
        type="button"
        onClick={column.getToggleSortingHandler()}
        className={cn(
          'group -mx-1 inline-flex items-center gap-1 rounded-xs px-1 py-0.5 hover:text-ink',
          sorted && 'text-ink',
          meta?.align === 'right' && 'flex-row-reverse',
        )}
      >
        {label}
        <Mark
          className={cn('size-3', !sorted && 'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100')}
          aria-hidden
        />
      </button>
    </TableHeader>
  );
}
