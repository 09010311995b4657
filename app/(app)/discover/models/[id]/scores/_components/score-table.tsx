'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { fixed } from '@/components/models/figures';
import { useDebounced } from '@/components/rule-builder/use-debounced';
import { api, messageOf } from '@/components/ui/api';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatMoney, formatPercent } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { Time } from '@/components/ui/time';
import type { ModelSummary, Score } from '@/lib/services/models/types';

export interface ScoreTableProps {
  model: ModelSummary;
  money: boolean;
  currency: string;
  threshold: number | null;
  canExport: boolean;
}

interface Answer {
  data: Score[];
  nextCursor: string | null;
}

const columnsOf = (money: boolean, currency: string, threshold: number | null): readonly DataColumn<Score>[] => [
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
    id: 'score',
    header: money ? 'Expected value' : 'Probability',
    meta: { align: 'right' },
    cell: ({ row: { original: score } }) =>
      money ? formatMoney(score.value, currency, { whole: true }) : formatPercent(score.probability),
  },
  {
    id: 'percentile',
    header: 'Percentile',
    meta: { align: 'right' },
    cell: ({ row }) => fixed(row.original.percentile, 1),
  },
  {
    id: 'flag',
    header: threshold === null ? 'Answer' : 'Flagged',
    cell: ({ row: { original: score } }) =>
      threshold !== null && score.probability !== null && score.probability >= threshold ? (
        <Chip tone="accent">flagged</Chip>
      ) : (
        <span className="text-ink-2">{(threshold === null && score.group) || 'no'}</span>
      ),
  },
  {
    id: 'at',
    header: 'Scored',
    meta: { align: 'right', className: 'max-sm:hidden' },
    cell: ({ row }) => <Time value={row.original.at} className="whitespace-nowrap text-ink-2" />,
  },
];

/** Who has which score, the highest or the lowest first. */
export function ScoreTable({ model, money, currency, threshold, canExport }: ScoreTableProps) {
  const [text, setText] = useState('');
  const [order, setOrder] = useState<'highest' | 'lowest'>('highest');
  const q = useDebounced(text.trim(), 250);
  const path = `/api/ui/models/${model.key}/scores`;
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['scores', model.key, model.scoredAt, q, order],
    queryFn: ({ pageParam, signal }) =>
      api<Answer>(path, { query: { q: q || undefined, order, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = data?.pages.flatMap((each) => each.data) ?? [];
  return (
    <Card aria-label="Customers by score">
      <div className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2.5">
        <Input
          type="search"
          aria-label="Search customers"
          placeholder="Search customers"
          value={text}
          onChange={({ target }) => setText(target.value)}
          className="w-56"
        />
        <Segmented
          label="Order"
          options={[
            { value: 'highest', label: 'Highest first' },
            { value: 'lowest', label: 'Lowest first' },
          ]}
          value={order}
          onValueChange={setOrder}
        />
        {canExport && (
          <Button asChild className="ml-auto">
            <a href={`${path}/export`} download>
              <Download aria-hidden />
              CSV
            </a>
          </Button>
        )}
      </div>
      <DataTable
        label="Customers by score"
        columns={columnsOf(money, currency, threshold).filter(({ id }) => !money || id !== 'flag')}
        rows={rows}
        rowId={({ customer }) => customer}
        sorting="none"
        loading={isPending}
        error={error ? messageOf(error) : undefined}
        empty={<EmptyState title="Nobody of that name">Of those who are scored, nobody is called so.</EmptyState>}
        page={{
          nextCursor: hasNextPage ? 'more' : null,
          onMore: () => fetchNextPage(),
          loadingMore: isFetchingNextPage,
        }}
      />
    </Card>
  );
}
