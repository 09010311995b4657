'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { partWords } from '@/components/charts/upset-plot';
import { useCurrency } from '@/components/rule-builder/use-suggestions';
import { api, messageOf } from '@/components/ui/api';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Card, CardHead } from '@/components/ui/card';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatCount, formatMoney, formatNoun } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { IntersectionRow } from '@/lib/services/segments/list-intersection';
import type { SegmentIntersections } from '@/lib/services/segments/read-intersections';

interface Page {
  count: number;
  data: IntersectionRow[];
}

export interface IntersectionCustomersProps {
  inside: readonly string[];
  outside: readonly string[];
  segments: SegmentIntersections['segments'];
  canEdit: boolean;
  onClose: () => void;
}

const PAGE = 25;

/** Who is in the chosen combination, those who spent most first, and the way to a segment of just these. */
export function IntersectionCustomers({ inside, outside, segments, canEdit, onClose }: IntersectionCustomersProps) {
  const card = useRef<HTMLDivElement>(null);
  const currency = useCurrency();
  const asked = `${inside.join(',')} ${outside.join(',')}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it comes into sight anew with every choice
  useEffect(() => {
    card.current?.scrollIntoView({ block: 'nearest' });
  }, [asked]);
  const query = useInfiniteQuery({
    queryKey: ['intersection', inside, outside],
    queryFn: ({ pageParam, signal }) =>
      api<Page>('/api/ui/segments/intersections/customers', {
        query: { in: inside.join(','), out: outside.join(','), offset: pageParam, limit: PAGE },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (pages.length * PAGE < last.count ? pages.length * PAGE : null),
    placeholderData: (before) => before,
  });
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  const count = query.data?.pages.at(-1)?.count;
  const exact = inside.length + outside.length === segments.length;
  const names = segments.filter(({ id }) => inside.includes(id) || outside.includes(id));
  const title = exact
    ? partWords({ in: inside }, segments)
    : `${partWords({ in: inside }, names)}, whatever else they are in`;
  return (
    <Card ref={card} aria-label="Chosen combination">
      <CardHead
        title={title}
        note={count === undefined ? undefined : formatNoun(count, 'customer')}
        actions={
          <>
            {canEdit && (
              <Button asChild size="sm" variant="primary">
                <Link href={`/segments/new?in=${inside.join(',')}${outside.length ? `&out=${outside.join(',')}` : ''}`}>
                  Make a segment of it
                </Link>
              </Button>
            )}
            <Button size="sm" variant="quiet" onClick={onClose}>
              Close
            </Button>
          </>
        }
      />
      <DataTable
        label="Customers of the combination"
        columns={columnsOf(currency)}
        rows={rows}
        rowId={(customer) => customer.id}
        sorting="none"
        loading={query.isPending}
        error={query.error && messageOf(query.error)}
        empty={<EmptyState title="Nobody is in it now" />}
        page={{
          nextCursor: query.hasNextPage ? 'more' : null,
          onMore: () => void query.fetchNextPage(),
          loadingMore: query.isFetchingNextPage,
          summary: count === undefined ? undefined : `${formatCount(rows.length)} of ${formatNoun(count, 'customer')}`,
        }}
      />
    </Card>
  );
}

const columnsOf = (currency: string): readonly DataColumn<IntersectionRow>[] => [
  {
    id: 'name',
    header: 'Customer',
    cell: ({ row: { original: customer } }) => (
      <Link
        href={`/customers/${customer.id}`}
        className="flex min-w-44 items-center gap-2.5 hover:underline hover:underline-offset-3"
      >
        <Avatar name={customer.name ?? customer.email} />
        <span className="min-w-0">
          <span className="block truncate font-medium">{customer.name ?? customer.email ?? customer.id}</span>
          {customer.name && customer.email && (
            <span className="block truncate text-ink-2 text-xs">{customer.email}</span>
          )}
        </span>
      </Link>
    ),
  },
  {
    id: 'country',
    header: 'Country',
    meta: { className: 'max-md:hidden' },
    cell: ({ row }) => row.original.country ?? '–',
  },
  { id: 'orders', header: 'Orders', meta: { align: 'right' }, cell: ({ row }) => formatCount(row.original.orders) },
  {
    id: 'revenue',
    header: 'Spent',
    meta: { align: 'right' },
    cell: ({ row }) => formatMoney(row.original.revenue, currency),
  },
  {
    id: 'last',
    header: 'Last order',
    meta: { align: 'right', className: 'max-sm:hidden' },
    cell: ({ row }) => <Time value={row.original.lastOrderAt} className="whitespace-nowrap text-ink-2" />,
  },
];
