'use client';

import Link from 'next/link';
import { useMemo } from 'react';
import { ShareBar } from '@/components/charts/share-bar';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { formatCount, formatDecimal, formatPercent } from '@/components/ui/format';
import { RefreshWhile } from '@/components/ui/refresh-while';
import { Time } from '@/components/ui/time';
import type { ClusterShape } from '@/lib/services/models/list-cluster-shapes';
import type { ModelSummary } from '@/lib/services/models/types';
import { isRunning, METHOD, RUN_STATUS, silhouetteWords } from './cluster-words';
import { coloursOf } from './group-colours';
import { NoClusters } from './no-clusters';

export interface ClusterTableProps {
  models: readonly ModelSummary[];
  shapes: readonly ClusterShape[];
  nextCursor: string | null;
  canEdit: boolean;
  /** Where nothing is left out by search or filter. */
  unfiltered: boolean;
}

interface Row {
  model: ModelSummary;
  shape: ClusterShape | undefined;
}

/** The clusterings: their state, their groups by size, how far apart these are, and when they were last computed. */
export function ClusterTable({ models, shapes, nextCursor, canEdit, unfiltered }: ClusterTableProps) {
  const rows = useMemo(() => {
    const byModel = new Map(shapes.map((shape) => [shape.model, shape]));
    return models.map((model): Row => ({ model, shape: byModel.get(model.id) }));
  }, [models, shapes]);
  if (unfiltered && rows.length === 0)
    return (
      <Card>
        <NoClusters canEdit={canEdit} />
      </Card>
    );
  return (
    <>
      <RefreshWhile on={models.some(({ latest }) => isRunning(latest))} />
      <FilterBar
        search="Search clusterings"
        filters={[
          {
            param: 'status',
            label: 'Status',
            single: true,
            options: [
              { value: 'ready', label: 'Done' },
              { value: 'training', label: 'Running' },
              { value: 'failed', label: 'Failed' },
              { value: 'archived', label: 'Archived' },
            ],
          },
        ]}
      />
      <Card>
        <DataTable
          label="Clusterings"
          columns={COLUMNS}
          rows={rows}
          rowId={({ model }) => model.id}
          sorting="client"
          page={{ nextCursor }}
          empty={<EmptyState title="No clustering matches">Change the search or the filter.</EmptyState>}
        />
      </Card>
    </>
  );
}

const COLUMNS: readonly DataColumn<Row>[] = [
  {
    id: 'name',
    header: 'Clustering',
    accessorFn: ({ model }) => model.name,
    meta: { className: 'w-full sm:w-auto' },
    cell: ({ row: { original } }) => <NameCell row={original} />,
  },
  {
    id: 'status',
    header: 'State',
    enableSorting: false,
    meta: { className: 'max-sm:hidden' },
    cell: ({ row }) => <StateCell model={row.original.model} />,
  },
  {
    id: 'groups',
    header: 'Groups',
    accessorFn: ({ shape }) => shape?.groups.length ?? 0,
    meta: { align: 'right' },
    cell: ({ row }) => formatCount(row.original.shape?.groups.length),
  },
  {
    id: 'sizes',
    header: 'Their sizes',
    enableSorting: false,
    meta: { className: 'max-md:hidden' },
    cell: ({ row }) => <SizesCell shape={row.original.shape} />,
  },
  {
    id: 'customers',
    header: 'Customers',
    accessorFn: ({ shape }) => shape?.customers ?? 0,
    meta: { align: 'right', className: 'max-sm:hidden' },
    cell: ({ row }) => formatCount(row.original.shape?.customers),
  },
  {
    id: 'silhouette',
    header: 'Silhouette',
    accessorFn: ({ shape }) => shape?.silhouette ?? -1,
    meta: { align: 'right', className: 'max-lg:hidden' },
    cell: ({ row: { original } }) => (
      <span title={original.shape ? silhouetteWords(original.shape.silhouette) : undefined}>
        {formatDecimal(original.shape?.silhouette)}
      </span>
    ),
  },
  {
    id: 'run',
    header: 'Last run',
    accessorFn: ({ model }) => model.latest?.createdAt ?? '',
    meta: { align: 'right', className: 'max-sm:hidden' },
    cell: ({ row: { original } }) => (
      <Time
        value={original.model.latest?.trainedAt ?? original.model.latest?.createdAt ?? null}
        className="whitespace-nowrap text-ink-2"
      />
    ),
  },
];

function NameCell({ row: { model, shape } }: { row: Row }) {
  return (
    <div className="min-w-40 max-w-[56ch] max-md:whitespace-normal max-sm:max-w-60">
      <Link
        href={`/discover/clusters/${model.key}`}
        className="font-[550] [overflow-wrap:anywhere] hover:underline hover:underline-offset-3"
      >
        {model.name}
      </Link>
      <span className="ml-2 sm:hidden">
        <StateCell model={model} />
      </span>
      <p className="truncate text-ink-2 text-xs max-md:whitespace-normal">
        {shape ? `${METHOD[shape.algorithm]}. ${shape.headline}` : (model.purpose ?? 'No run is done yet.')}
      </p>
    </div>
  );
}

function StateCell({ model }: { model: ModelSummary }) {
  const { latest } = model;
  if (!latest) return <Chip>New</Chip>;
  const { word, tone } = RUN_STATUS[latest.status];
  return (
    <Chip tone={tone} dot={isRunning(latest)}>
      {latest.progress && isRunning(latest) && latest.progress.share > 0
        ? `${word}, ${formatPercent(latest.progress.share, 0)}`
        : word}
    </Chip>
  );
}

function SizesCell({ shape }: { shape: ClusterShape | undefined }) {
  if (!shape) return <span className="text-ink-3">–</span>;
  const colours = coloursOf(shape.groups.map(({ id }) => id));
  const parts = [...shape.groups]
    .sort((a, b) => b.size - a.size)
    .map(({ id, name, size }) => ({ label: name, value: size, colour: colours.get(id) ?? 'var(--ink-3)' }));
  return (
    <div className="w-40">
      <ShareBar parts={parts} />
    </div>
  );
}
