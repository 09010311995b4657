'use client';

import { Package } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, type FilterOption } from '@/components/ui/filter-bar';
import { Money, Num } from '@/components/ui/num';
import { Time } from '@/components/ui/time';
import type { ProductItem } from '@/lib/services/profiles/list-products';

export interface ProductTableProps {
  rows: ProductItem[];
  nextCursor: string | null;
  currency: string;
  categories: FilterOption[];
  unfiltered: boolean;
  summary: ReactNode;
}

/** The list of products with what each has sold. */
export function ProductTable({ rows, nextCursor, currency, categories, unfiltered, summary }: ProductTableProps) {
  return (
    <>
      <FilterBar
        search="Search name or id"
        filters={categories.length > 0 ? [{ param: 'category', label: 'Category', options: categories }] : []}
      />
      <Card>
        <DataTable
          label="Products"
          columns={columnsOf(currency)}
          rows={rows}
          rowId={(row) => row.id}
          rowLabel={(row) => row.name}
          defaultSort="-revenue"
          page={{ nextCursor, summary }}
          empty={
            unfiltered ? (
              <NoProducts />
            ) : (
              <EmptyState title="No product matches">Change the search or the filter.</EmptyState>
            )
          }
        />
      </Card>
    </>
  );
}

const columnsOf = (currency: string): DataColumn<ProductItem>[] => [
  {
    id: 'name',
    accessorKey: 'name',
    header: 'Product',
    cell: ({ row: { original: product } }) => (
      <div className="min-w-56 max-w-96">
        <Link
          href={`/products/${product.id}`}
          className="block truncate font-[550] hover:underline hover:underline-offset-3"
        >
          {product.name}
        </Link>
        <p className="truncate text-ink-2 text-xs">{product.externalId}</p>
      </div>
    ),
  },
  {
    id: 'category',
    header: 'Category',
    enableSorting: false,
    cell: ({ row }) => <span className="whitespace-nowrap">{row.original.category ?? '–'}</span>,
  },
  {
    id: 'price',
    accessorKey: 'price',
    sortDescFirst: true,
    header: 'Price',
    meta: { align: 'right' },
    cell: ({ row }) => <Money value={row.original.price} currency={row.original.currency ?? currency} />,
  },
  {
    id: 'orders',
    accessorKey: 'orders',
    sortDescFirst: true,
    header: 'Orders',
    meta: { align: 'right' },
    cell: ({ row }) => <Num value={row.original.orders} />,
  },
  {
    id: 'units',
    accessorKey: 'units',
    sortDescFirst: true,
    header: 'Pieces',
    meta: { align: 'right' },
    cell: ({ row }) => <Num value={row.original.units} />,
  },
  {
    id: 'revenue',
    accessorKey: 'revenue',
    sortDescFirst: true,
    header: 'Revenue',
    meta: { align: 'right' },
    cell: ({ row }) => <Money value={row.original.revenue} currency={currency} />,
  },
  {
    id: 'views',
    accessorKey: 'views',
    sortDescFirst: true,
    header: 'Views',
    meta: { align: 'right', className: 'max-lg:hidden' },
    cell: ({ row }) => <Num value={row.original.views} />,
  },
  {
    id: 'lastOrder',
    accessorKey: 'lastOrderAt',
    sortDescFirst: true,
    header: 'Last order',
    meta: { align: 'right' },
    cell: ({ row }) => <Time value={row.original.lastOrderAt} className="whitespace-nowrap" />,
  },
];

function NoProducts() {
  return (
    <EmptyState
      icon={Package}
      title="No products yet"
      action={
        <Button asChild variant="primary">
          <Link href="/data/sources">See how to send events</Link>
        </Button>
      }
    >
      A product appears as soon as an event names one: by its productId in a view, a cart or an order.
    </EmptyState>
  );
}
