'use client';

import { useQuery } from '@tanstack/react-query';
import { Blend, Download } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { toast } from 'sonner';
import { Sparkline } from '@/components/charts/sparkline';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { formatCount, formatNoun } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { SegmentOwner } from '@/lib/services/segments/segment-owner';
import type { Segment } from '@/lib/services/segments/segment-row';
import { TemplateCards } from './new-segment-menu';
import { SegmentStatus } from './segment-status';
import { offerUndo } from './undo-delete';
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
      <div className="min-w-40 max-w-[52ch] max-md:whitespace-normal max-sm:max-w-56">
        <Link href={`/segments/${segment.id}`} className="font-[550] hover:underline hover:underline-offset-3">
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
    cell: ({ row }) => <code className="font-mono text-ink-2 text-xs">{row.original.key}</code>,
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

/** Archives or deletes the chosen segments one by one; what is refused says why and stays. */
function BulkActs({ segments, clear }: { segments: Segment[]; clear: () => void }) {
  const router = useRouter();
  const [asked, setAsked] = useState<'archive' | 'delete' | null>(null);
  const members = segments.reduce((sum, segment) => sum + (segment.size ?? 0), 0);
  const run = async (act: 'archive' | 'delete') => {
    const refused: string[] = [];
    const gone: Segment[] = [];
    for (const segment of segments) {
      const path = `/api/v1/segments/${segment.id}`;
      const call =
        act === 'delete'
          ? api(path, { method: 'DELETE' })
          : api(path, { method: 'PATCH', json: { version: segment.version, status: 'archived' } });
      await call.then(() => gone.push(segment)).catch((error: unknown) => refused.push(messageOf(error)));
    }
    const done = segments.length - refused.length;
    if (act === 'delete') offerUndo(gone, router);
    else if (done > 0) toast.success(`${formatNoun(done, 'segment')} archived`);
    if (refused.length > 0)
      toast.error(`${formatNoun(refused.length, 'segment')} kept`, { description: refused.slice(0, 3).join(' ') });
    clear();
    router.refresh();
  };
  return (
    <>
      <Button size="sm" onClick={() => setAsked('archive')}>
        Archive
      </Button>
      <Button size="sm" variant="dangerQuiet" onClick={() => setAsked('delete')}>
        Delete
      </Button>
      <ConfirmDialog
        open={asked === 'archive'}
        onOpenChange={(open) => !open && setAsked(null)}
        title={`Archive ${formatNoun(segments.length, 'segment')}?`}
        tone="primary"
        action="Archive"
        consequences={[
          `${formatNoun(members, 'membership')} end now; whoever listens is told that these customers left.`,
          'Rules, versions and history are kept. An archived segment can be activated again.',
        ]}
        onConfirm={() => run('archive')}
      />
      <ConfirmDialog
        open={asked === 'delete'}
        onOpenChange={(open) => !open && setAsked(null)}
        title={`Delete ${formatNoun(segments.length, 'segment')}?`}
        action="Delete"
        consequences={[
          `${formatNoun(members, 'membership')} end now; whoever listens is told that these customers left.`,
          'They can be brought back with their history right afterwards.',
          'A segment that another rule uses is kept, and says where it is used.',
        ]}
        onConfirm={() => run('delete')}
      />
    </>
  );
}
