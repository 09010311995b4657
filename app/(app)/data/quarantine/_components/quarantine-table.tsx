'use client';

import { ShieldCheck } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { UrlSegmented } from '@/components/ui/segmented';
import { Time } from '@/components/ui/time';
import type { QuarantineFacets } from '@/lib/services/ingest/count-quarantine';
import type { QuarantineFilter, QuarantineItem } from '@/lib/services/ingest/list-quarantine';
import { BulkActs, ReplayAll } from './quarantine-acts';

export interface QuarantineTableProps {
  rows: QuarantineItem[];
  nextCursor: string | null;
  filter: QuarantineFilter;
  facets: QuarantineFacets;
  total: number;
  canReplay: boolean;
  /** May search the payloads. */
  searchable: boolean;
  summary: ReactNode;
}

/** The refused events, by reason, call and source. */
export function QuarantineTable({
  rows,
  nextCursor,
  filter,
  facets,
  total,
  canReplay,
  searchable,
  summary,
}: QuarantineTableProps) {
  const unfiltered = !filter.q && !filter.calls?.length && !filter.reasons?.length && !filter.sources?.length;
  return (
    <>
      <FilterBar
        search={searchable ? 'Search in the events' : undefined}
        filters={[
          {
            param: 'reason',
            label: 'Reason',
            options: facets.reasons.map(({ value, count }) => ({ value, label: value, count })),
          },
          {
            param: 'call',
            label: 'Call',
            options: facets.calls.map(({ value, count }) => ({ value, label: value, count })),
          },
          { param: 'source', label: 'Source', options: facets.sources },
        ].filter((each) => each.options.length > 0)}
      >
        {canReplay && filter.state === 'waiting' && total > 0 && (
          <ReplayAll filter={filter} total={total} filtered={!unfiltered} />
        )}
        <UrlSegmented
          param="state"
          label="Which events"
          options={[
            { value: 'waiting', label: 'Waiting' },
            { value: 'replayed', label: 'Replayed' },
            { value: 'discarded', label: 'Discarded' },
          ]}
        />
      </FilterBar>
      <Card>
        <DataTable
          label="Quarantined events"
          sorting="none"
          columns={columnsOf(filter)}
          rows={rows}
          rowId={(row) => row.id}
          rowLabel={(row) => `${row.call}, ${row.reason}`}
          bulkActions={
            canReplay && filter.state !== 'replayed'
              ? (ids, clear) => <BulkActs ids={ids} state={filter.state} clear={clear} />
              : undefined
          }
          page={{ nextCursor, summary }}
          empty={
            unfiltered ? (
              <Nothing filter={filter} />
            ) : (
              <EmptyState title="No event matches">Change the search or the filters.</EmptyState>
            )
          }
        />
      </Card>
    </>
  );
}

const columnsOf = ({ state }: QuarantineFilter): DataColumn<QuarantineItem>[] => [
  {
    id: 'reason',
    header: 'What is wrong',
    cell: ({ row }) => (
      <Link
        href={`/data/quarantine/${row.original.id}`}
        className="block min-w-48 max-w-[56ch] truncate font-[550] hover:underline hover:underline-offset-3"
      >
        {row.original.reason}
      </Link>
    ),
  },
  {
    id: 'path',
    header: 'Where',
    cell: ({ row }) => <code className="font-mono text-ink-2 text-xs">{row.original.path || 'the whole event'}</code>,
  },
  { id: 'call', header: 'Call', cell: ({ row }) => row.original.call },
  {
    id: 'source',
    header: 'Source',
    meta: { className: 'max-md:hidden' },
    cell: ({ row }) => row.original.source ?? '–',
  },
  ...(state === 'waiting'
    ? []
    : [
        {
          id: 'settled',
          header: state === 'replayed' ? 'Replayed' : 'Discarded',
          meta: { align: 'right' as const },
          cell: ({ row }: { row: { original: QuarantineItem } }) => (
            <Time value={row.original.replayedAt ?? row.original.discardedAt} className="whitespace-nowrap" />
          ),
        },
      ]),
  {
    id: 'received',
    header: 'Received',
    meta: { align: 'right' },
    cell: ({ row }) => <Time value={row.original.receivedAt} className="whitespace-nowrap" />,
  },
];

function Nothing({ filter }: { filter: QuarantineFilter }) {
  if (filter.state !== 'waiting')
    return (
      <EmptyState title={`Nothing ${filter.state} yet`}>
        Events that were {filter.state} stay here, as they came.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={ShieldCheck}
      title="Every event has been taken"
      action={
        <Button asChild>
          <Link href="/data/sources">See what arrives</Link>
        </Button>
      }
    >
      When a source sends something that cannot be right, it is not lost: it waits here with the reason and its place,
      to be mended and replayed.
    </EmptyState>
  );
}
