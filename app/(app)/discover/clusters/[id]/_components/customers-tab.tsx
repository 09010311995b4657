'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import Link from 'next/link';
import { useMemo, useState } from 'react';
import { useDebounced } from '@/components/rule-builder/use-debounced';
import { api, messageOf } from '@/components/ui/api';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatCount, formatPercent } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Time } from '@/components/ui/time';
import type { Score } from '@/lib/services/models/types';
import type { GroupView } from './view';

interface Page {
  data: Score[];
  nextCursor: string | null;
}
const ALL = 'all';

/** Everyone whom the run in use has placed, with their group. */
export function CustomersTab({ model, scored, groups, canExport, inUse }: CustomersTabProps) {
  const [text, setText] = useState('');
  const [group, setGroup] = useState(ALL);
  const q = useDebounced(text.trim(), 250);
  const wanted = group === ALL ? undefined : group;
  const query = useInfiniteQuery({
    queryKey: ['cluster-members', model, q, group, scored],
    queryFn: ({ pageParam, signal }) =>
      api<Page>(`/api/ui/clusters/${model}/members`, {
        query: { q: q || undefined, group: wanted, cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: (before) => before,
  });
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  // Groups by their nearest centre come without a probability.
  const graded = rows.some(({ probability }) => probability !== null);
  const columns = useMemo(() => columnsOf(groups).filter(({ id }) => graded || id !== 'probability'), [groups, graded]);
  return (
    <div className="grid gap-4">
      {!inUse && (
        <Callout>These are the groups of the run in use; the run that you look at is not written anywhere.</Callout>
      )}
      <Card>
        <div className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2">
          <Input
            type="search"
            aria-label="Search customers"
            placeholder="Search customers"
            value={text}
            maxLength={200}
            onChange={(event) => setText(event.target.value)}
            className="w-full sm:w-64"
          />
          <Select
            aria-label="Group"
            value={group}
            onValueChange={setGroup}
            options={[
              { value: ALL, label: 'Every group' },
              ...groups.map(({ id, name, size }) => ({ value: id, label: name, hint: formatCount(size) })),
            ]}
            className="w-full sm:w-56"
          />
          {canExport && (
            <Button asChild className="ml-auto">
              <a
                href={`/api/ui/clusters/${model}/export${wanted ? `?group=${encodeURIComponent(wanted)}` : ''}`}
                download
              >
                <Download aria-hidden />
                Export CSV
              </a>
            </Button>
          )}
        </div>
        <DataTable
          label="Customers by group"
          columns={columns}
          rows={rows}
          rowId={({ customer }) => customer}
          sorting="none"
          loading={query.isPending}
          error={query.error && messageOf(query.error)}
          empty={
            <EmptyState title={q || wanted ? 'Nobody matches' : 'Nobody has been placed yet'}>
              {!q && !wanted && 'Customers are placed a moment after the first run is done.'}
            </EmptyState>
          }
          page={{
            nextCursor: query.hasNextPage ? 'more' : null,
            onMore: () => void query.fetchNextPage(),
            loadingMore: query.isFetchingNextPage,
            summary:
              q || wanted || query.isPending
                ? undefined
                : `${formatCount(rows.length)} of ${formatCount(Math.max(scored, rows.length))} customers`,
          }}
        />
      </Card>
    </div>
  );
}

interface CustomersTabProps {
  model: string;
  scored: number;
  groups: readonly GroupView[];
  canExport: boolean;
  inUse: boolean;
}

function columnsOf(groups: readonly GroupView[]): DataColumn<Score>[] {
  const byId = new Map(groups.map((group) => [group.id, group]));
  return [
    {
      id: 'name',
      header: 'Customer',
      cell: ({ row: { original: score } }) => (
        <Link
          href={`/customers/${score.customer}`}
          className="flex min-w-44 items-center gap-2.5 hover:underline hover:underline-offset-3"
        >
          <Avatar name={score.name} />
          <span className="truncate font-medium">{score.name ?? score.externalId ?? score.customer}</span>
        </Link>
      ),
    },
    {
      id: 'group',
      header: 'Group',
      cell: ({ row: { original: score } }) => {
        const group = byId.get(score.group ?? '');
        return (
          <span className="inline-flex items-center gap-2">
            <span
              className="size-2 shrink-0 rounded-full"
              style={{ background: group?.colour ?? 'var(--ink-3)' }}
              aria-hidden
            />
            {group?.name ?? (score.group === 'noise' ? 'Outlier' : (score.group ?? '–'))}
          </span>
        );
      },
    },
    {
      id: 'probability',
      header: 'How sure',
      meta: { align: 'right', className: 'max-sm:hidden' },
      cell: ({ row }) => formatPercent(row.original.probability, 0),
    },
    {
      id: 'at',
      header: 'Placed',
      meta: { align: 'right', className: 'max-sm:hidden' },
      cell: ({ row }) => <Time value={row.original.at} className="whitespace-nowrap text-ink-2" />,
    },
  ];
}
