'use client';

import { useQuery } from '@tanstack/react-query';
import { Blend, Download } from 'lucide-react';
import Link from 'next/link';
import { useMemo } from 'react';
import { Sparkline } from '@/components/charts/sparkline';
import { api } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { formatCount } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { SegmentOwner } from '@/lib/services/segments/segment-owner';
import type { Segment } from '@/lib/services/segments/segment-row';
import { BulkActs } from './bulk-acts';
import { TemplateCards } from './new-segment-menu';
import { SegmentStatus } from './segment-status';
import { ViewToggle } from './view-toggle';

export interface SegmentTableProps {
  segments: Segment[];
  nextCursor: string | null;
  /** Where nothing is left out by search or filter. */
  unfiltered: boolean;
  canEdit: boolean;
  canExport: boolean;
  owners: readonly SegmentOwner[];
  /** The request that the rows answer, asked again to keep the sizes true. */
  query: Record<string, string>;
}

const LIVE_MS = 2_000;

/** The list of segments: sizes as they are now, with the last thirty days behind each. */
export function SegmentTable({
  segments,
  nextCursor,
  unfiltered,
  canEdit,
  canExport,
  owners,
  query,
}: SegmentTableProps) {
  const { data: live } = useQuery({
    queryKey: ['segments', query],
    queryFn: ({ signal }) => api<{ data: Segment[] }>('/api/v1/segments', { query, signal }),
    refetchInterval: LIVE_MS,
    staleTime: LIVE_MS,
  });
  const ids = segments.map((segment) => segment.id).join(',');
  const { data: trends } = useQuery({
    queryKey: ['segment-trends', ids],
    queryFn: ({ signal }) => api<Record<string, number[]>>('/api/ui/segments/trends', { query: { ids }, signal }),
    enabled: ids !== '',
    staleTime: 60_000,
  });
  const rows = useMemo(() => {
    const fresh = new Map(live?.data.map((segment) => [segment.id, segment]));
    return segments.map((segment) => fresh.get(segment.id) ?? segment);
  }, [segments, live]);
  const columns = useMemo(() => columnsOf(trends), [trends]);
  return (
    <>
      <FilterBar
        search="Search segments"
        filters={[
          {
            param: 'status',
            label: 'Status',
            single: true,
            options: [
              { value: 'active', label: 'Live' },
              { value: 'draft', label: 'Draft' },
              { value: 'archived', label: 'Archived' },
            ],
          },
          {
            param: 'owner',
            label: 'Owner',
            single: true,
            options: [
              ...owners.map(({ id, name }) => ({ value: id, label: name })),
              { value: 'none', label: 'Nobody' },
            ],
          },
        ]}
      >
        {canExport && (
          <Button asChild>
            <a href={`/api/ui/segments/export?${new URLSearchParams(filterOf(query))}`} download>
              <Download aria-hidden />
              CSV
            </a>
          </Button>
        )}
        <ViewToggle />
      </FilterBar>
      <Card>
        <DataTable
          label="Segments"
          columns={columns}
          rows={rows}
          rowId={(segment) => segment.id}
          rowLabel={(segment) => segment.name}
          defaultSort="-updatedAt"
          bulkActions={
            canEdit
              ? (chosen, clear) => (
                  <BulkActs segments={rows.filter((segment) => chosen.includes(segment.id))} clear={clear} />
                )
              : undefined
          }
          page={{ nextCursor }}
          empty={
            unfiltered ? (
              <NoSegments canEdit={canEdit} />
            ) : (
              <EmptyState title="No segment matches">Change the search or the filter.</EmptyState>
            )
          }
        />
      </Card>
    </>
  );
}

/** What of the address narrows the list down, for its export. */
const filterOf = (query: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).filter(([key]) => ['q', 'status', 'owner'].includes(key)));

const columnsOf = (trends: Record<string, number[]> | undefined): DataColumn<Segment>[] => [
  {
    id: 'name',
    header: 'Segment',
    meta: { className: 'w-full sm:w-auto' },
    cell: ({ row: { original: segment } }) => (
      <div className="min-w-40 max-w-[52ch] whitespace-normal max-sm:max-w-56">
        <Link
          href={`/segments/${segment.id}`}
          className="font-[550] [overflow-wrap:anywhere] hover:underline hover:underline-offset-3"
        >
          {segment.name}
        </Link>
        <span className="ml-2 sm:hidden">
          <SegmentStatus segment={segment} />
        </span>
        {(segment.goal || segment.description) && (
          <p className="truncate text-ink-2 text-xs">{segment.goal || segment.description}</p>
        )}
      </div>
    ),
  },
  {
    id: 'owner',
    header: 'Owner',
    enableSorting: false,
    meta: { className: 'max-lg:hidden' },
    cell: ({ row }) => <span className="text-ink-2">{row.original.owner?.name ?? '–'}</span>,
  },
  {
    id: 'status',
    header: 'Status',
    enableSorting: false,
    meta: { className: 'max-sm:hidden' },
    cell: ({ row }) => <SegmentStatus segment={row.original} />,
  },
  {
    id: 'trend',
    header: '30 days',
    enableSorting: false,
    meta: { className: 'max-sm:hidden' },
    cell: ({ row }) => {
      const all = trends?.[row.original.id];
      // Before the first member there was nothing to measure.
      const values = all?.slice(
        Math.max(
          0,
          all.findIndex((value) => value > 0),
        ),
      );
      return values?.some((value) => value > 0) ? (
        <Sparkline
          values={values}
          width={72}
          label={`From ${formatCount(values[0])} to ${formatCount(values.at(-1))} in 30 days`}
        />
      ) : (
        <span className="text-ink-3">–</span>
      );
    },
  },
  {
    id: 'size',
    header: 'Customers',
    meta: { align: 'right' },
    cell: ({ row }) => <span className="font-medium">{formatCount(row.original.size)}</span>,
  },
  {
    id: 'key',
    header: 'Key',
    enableSorting: false,
    meta: { className: 'max-md:hidden' },
    cell: ({ row }) => (
      <code className="block max-w-[24ch] truncate font-mono text-ink-2 text-xs" title={row.original.key}>
        {row.original.key}
      </code>
    ),
  },
  {
    id: 'updatedAt',
    header: 'Changed',
    meta: { align: 'right', className: 'max-sm:hidden' },
    cell: ({ row }) => <Time value={row.original.updatedAt} className="whitespace-nowrap text-ink-2" />,
  },
];

function NoSegments({ canEdit }: { canEdit: boolean }) {
  return (
    <div className="px-4 pb-4">
      <EmptyState
        icon={Blend}
        title="No segment yet"
        action={
          canEdit && (
            <Button asChild variant="primary">
              <Link href="/segments/new">Build the first one</Link>
            </Button>
          )
        }
      >
        A segment is a group of customers defined by what they did and who they are. It keeps itself up to date:
        customers enter and leave within a second of an event, and as time passes.
      </EmptyState>
      {canEdit && (
        <>
          <h2 className="pb-2 text-sm">Or start from one that has proved itself</h2>
          <TemplateCards />
        </>
      )}
    </div>
  );
}
