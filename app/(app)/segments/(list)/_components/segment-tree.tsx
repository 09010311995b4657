'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronRight, ListTree } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Meter } from '@/components/charts/meter';
import { useThings } from '@/components/rule-builder/use-suggestions';
import { api } from '@/components/ui/api';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { formatCount, formatPercent, shareOf } from '@/components/ui/format';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { useUrlState } from '@/components/ui/url-state';
import type { TreeRow } from '@/lib/services/segments/read-tree';
import { SegmentStatus } from '../../_components/segment-status';
import { ViewToggle } from '../../_components/view-toggle';
import { type Line, linesOf } from './tree-lines';

const LIVE_MS = 5_000;

/** The segments below their parents, each with its share of the parent, and who is in none of the children. */
export function SegmentTree({ rows: given, canEdit }: { rows: TreeRow[]; canEdit: boolean }) {
  const { params } = useUrlState();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const { data: rows } = useQuery({
    queryKey: ['segment-tree'],
    queryFn: async ({ signal }) => (await api<{ data: TreeRow[] }>('/api/ui/segments/tree', { signal })).data,
    initialData: given,
    refetchInterval: LIVE_MS,
  });
  const { data: things } = useThings();
  const lines = linesOf(rows, { closed, words: params.get('q') ?? '', total: things?.total ?? null });
  const toggle = (id: string) => {
    const next = new Set(closed);
    if (!next.delete(id)) next.add(id);
    setClosed(next);
  };
  return (
    <>
      <FilterBar search="Search segments">
        <ViewToggle />
      </FilterBar>
      <Card>
        {lines.length === 0 ? (
          <EmptyState icon={ListTree} title={rows.length === 0 ? 'No segment yet' : 'No segment matches'}>
            A segment can stand below another: it never leaves it. {canEdit && 'Split one, or add a child on its page.'}
          </EmptyState>
        ) : (
          <Table label="Segments below their parents">
            <TableHead>
              <TableRow>
                <TableHeader className="w-full">Segment</TableHeader>
                <TableHeader className="max-sm:hidden">Status</TableHeader>
                <TableHeader className="max-lg:hidden">Owner</TableHeader>
                <TableHeader align="right">Customers</TableHeader>
                <TableHeader align="right">Share</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {lines.map((line) => (
                <TreeLine key={line.key} line={line} open={!closed.has(line.key)} onToggle={toggle} />
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
    </>
  );
}

function TreeLine({ line, open, onToggle }: { line: Line; open: boolean; onToggle: (id: string) => void }) {
  const { row, depth, name, size, of, children } = line;
  const share = shareOf(size, of);
  return (
    <TableRow className="hover:bg-hover">
      <TableCell>
        <div className="flex items-center gap-1.5 sm:min-w-44" style={{ paddingLeft: depth * 22 }}>
          {children > 0 ? (
            <button
              type="button"
              aria-expanded={open}
              aria-label={`${open ? 'Close' : 'Open'} ${name}`}
              onClick={() => onToggle(line.key)}
              className="grid size-6 shrink-0 place-items-center rounded-xs text-ink-2 hover:bg-sunken"
            >
              <ChevronRight className={cn('size-4 transition-transform', open && 'rotate-90')} aria-hidden />
            </button>
          ) : (
            <span className="w-6 shrink-0" />
          )}
          <div className="min-w-0 max-sm:max-w-36">
            {row ? (
              <Link href={`/segments/${row.id}`} className="font-[550] hover:underline hover:underline-offset-3">
                {name}
              </Link>
            ) : (
              <span className="text-ink-2 italic">{name}</span>
            )}
            {row?.goal && <p className="truncate text-ink-2 text-xs">{row.goal}</p>}
          </div>
        </div>
      </TableCell>
      <TableCell className="max-sm:hidden">{row && <SegmentStatus segment={row} />}</TableCell>
      <TableCell className="text-ink-2 max-lg:hidden">{row ? (row.owner?.name ?? '–') : ''}</TableCell>
      <TableCell align="right" className="font-medium">
        {formatCount(size)}
      </TableCell>
      <TableCell
        align="right"
        title={
          of === null
            ? undefined
            : `${formatCount(size)} of ${formatCount(of)} ${depth > 0 ? 'in its parent' : 'customers'}`
        }
      >
        <span className="block">{formatPercent(share)}</span>
        <Meter
          share={share}
          label={depth > 0 ? `${name}, of its parent` : `${name}, of all customers`}
          className="mt-0.5 ml-auto w-16"
        />
      </TableCell>
    </TableRow>
  );
}
