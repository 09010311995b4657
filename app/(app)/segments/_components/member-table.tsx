'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useDebounced } from '@/components/rule-builder/use-debounced';
import { api, messageOf } from '@/components/ui/api';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatCount, formatMoney } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { Time } from '@/components/ui/time';
import type { MemberRow } from '@/lib/services/segments/list-member-rows';
import type { Segment } from '@/lib/services/segments/segment-row';

interface Page {
  data: MemberRow[];
  nextCursor: string | null;
}

const COLUMNS: readonly DataColumn<MemberRow>[] = [
  {
    id: 'name',
    header: 'Customer',
    cell: ({ row: { original: member } }) => (
      <Link
        href={`/customers/${member.id}`}
        className="flex min-w-44 items-center gap-2.5 hover:underline hover:underline-offset-3"
      >
        <Avatar name={member.name ?? member.email} />
        <span className="min-w-0">
          <span className="block truncate font-medium">{member.name ?? member.email ?? member.id}</span>
          {member.name && member.email && <span className="block truncate text-ink-2 text-xs">{member.email}</span>}
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
  {
    id: 'orders',
    header: 'Orders',
    meta: { align: 'right', className: 'max-sm:hidden' },
    cell: ({ row }) => formatCount(row.original.orders),
  },
  {
    id: 'revenue',
    header: 'Spent',
    meta: { align: 'right', className: 'max-sm:hidden' },
    cell: ({ row }) => formatMoney(row.original.revenue),
  },
  {
    id: 'last',
    header: 'Last order',
    meta: { align: 'right', className: 'max-md:hidden' },
    cell: ({ row }) => <Time value={row.original.lastOrderAt} className="whitespace-nowrap text-ink-2" />,
  },
  {
    id: 'entered',
    header: 'Entered',
    meta: { align: 'right' },
    cell: ({ row }) => <Time value={row.original.enteredAt} className="whitespace-nowrap" />,
  },
];

/** Who is in the segment, those who entered last first. */
export function MemberTable({
  segment,
  size,
  canExport,
}: {
  segment: Segment;
  size: number | null;
  canExport: boolean;
}) {
  const [text, setText] = useState('');
  const q = useDebounced(text.trim(), 250);
  const query = useInfiniteQuery({
    queryKey: ['segment-members', segment.id, q, size],
    queryFn: ({ pageParam, signal }) =>
      api<Page>(`/api/ui/segments/${segment.id}/members`, { query: { q, cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: (before) => before,
  });
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2">
        <Input
          type="search"
          aria-label="Search members"
          placeholder="Search members"
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.target.value)}
          className="w-full sm:w-64"
        />
        {canExport && (
          <Button asChild className="ml-auto">
            <a href={`/api/v1/segments/${segment.id}/members.csv`} download>
              <Download aria-hidden />
              Export CSV
            </a>
          </Button>
        )}
      </div>
      <DataTable
        label="Members"
        columns={COLUMNS}
        rows={rows}
        rowId={(member) => member.id}
        sorting="none"
        loading={query.isPending}
        error={query.error && messageOf(query.error)}
        empty={
          <EmptyState
            title={
              q ? 'No member of that name' : segment.status === 'active' ? 'Nobody is in it now' : 'It has no members'
            }
          >
            {!q &&
              (segment.status === 'active'
                ? 'As soon as the rule holds for somebody, they appear here.'
                : 'Members are kept once the segment is active.')}
          </EmptyState>
        }
        page={{
          nextCursor: query.hasNextPage ? 'more' : null,
          onMore: () => void query.fetchNextPage(),
          loadingMore: query.isFetchingNextPage,
          summary:
            q || query.isPending
              ? undefined
              : `${formatCount(rows.length)} of ${formatCount(size ?? rows.length)} customers`,
        }}
      />
    </Card>
  );
}
