'use client';

import Link from 'next/link';
import { Interval } from '@/components/charts/interval';
import { fixed, intervalOf } from '@/components/models/figures';
import { purposeOf } from '@/components/models/words';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { formatCount, formatNoun } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { ModelSummary } from '@/lib/services/models/types';
import { ModelStatusChips } from './model-status-chips';
import { nextRunWords } from './next-run-words';
import { NoModels } from './no-models';

export interface ModelTableProps {
  models: readonly ModelSummary[];
  nextCursor: string | null;
  canEdit: boolean;
  unfiltered: boolean;
}

const COLUMNS: readonly DataColumn<ModelSummary>[] = [
  {
    id: 'name',
    header: 'Prediction',
    cell: ({ row: { original: model } }) => (
      <span className="block min-w-44 max-w-96">
        <Link href={`/discover/models/${model.key}`} className="block truncate font-medium hover:underline">
          {model.name}
        </Link>
        <span className="block truncate text-ink-2 text-xs">{purposeOf(model)}</span>
      </span>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    cell: ({ row }) => (
      <span className="flex flex-wrap gap-1.5">
        <ModelStatusChips model={row.original} />
      </span>
    ),
  },
  {
    id: 'figure',
    header: 'How good',
    cell: ({ row }) => <Headline model={row.original} />,
  },
  {
    id: 'scored',
    header: 'Scored',
    meta: { align: 'right' },
    cell: ({ row: { original: model } }) =>
      model.kind === 'recommender' ? (
        <span className="text-ink-2">when asked</span>
      ) : model.scoredAt ? (
        <>
          {formatCount(model.scored)}
          <Time value={model.scoredAt} className="block text-ink-2 text-xs" />
        </>
      ) : (
        <span className="text-ink-2">not yet</span>
      ),
  },
  {
    id: 'next',
    header: 'Next runs',
    meta: { className: 'max-md:hidden' },
    cell: ({ row }) => <span className="text-ink-2">{nextRunWords(row.original.schedule)}</span>,
  },
  {
    id: 'alerts',
    header: 'Alerts',
    meta: { align: 'right' },
    cell: ({ row: { original: model } }) =>
      model.openAlerts > 0 ? (
        <Link href={`/discover/models/${model.key}/monitoring`} className="inline-block">
          <Chip tone="warn">{formatNoun(model.openAlerts, 'alert')}</Chip>
        </Link>
      ) : (
        <span className="text-ink-2">none</span>
      ),
  },
];

/** The figure by which versions are compared, with its interval drawn where it is one of 0 to 1. */
function Headline({ model }: { model: ModelSummary }) {
  const headline = model.latest?.headline;
  if (!headline || headline.value === null) return <span className="text-ink-2">–</span>;
  const { value, low, high, label, name } = headline;
  const drawn = low !== null && high !== null && /auc/i.test(name);
  return (
    <span className="flex items-center gap-2.5" title={`${label} ${intervalOf({ low, high })}`}>
      {drawn && (
        <Interval
          estimate={value}
          low={low}
          high={high}
          scale={[0.5, 1]}
          reference={0.5}
          label={label}
          width={64}
          neutral
        />
      )}
      <span>
        <span className="block font-medium tabular-nums">{fixed(value, Math.abs(value) < 10 ? 2 : 0)}</span>
        <span className="block whitespace-nowrap text-ink-2 text-xs">{label}</span>
      </span>
    </span>
  );
}

/** Everything that is predicted: how good it is, when it last ran, and what wants looking at. */
export function ModelTable({ models, nextCursor, canEdit, unfiltered }: ModelTableProps) {
  return (
    <>
      <FilterBar
        search="Search predictions"
        filters={[
          {
            param: 'status',
            label: 'Status',
            single: true,
            options: [
              { value: 'ready', label: 'In use' },
              { value: 'training', label: 'Training' },
              { value: 'failed', label: 'Failed' },
              { value: 'archived', label: 'Archived' },
            ],
          },
        ]}
      />
      <Card>
        <DataTable
          label="Predictions"
          columns={COLUMNS}
          rows={models}
          rowId={({ id }) => id}
          sorting="none"
          page={{ nextCursor }}
          empty={
            unfiltered ? (
              <NoModels canEdit={canEdit} />
            ) : (
              <EmptyState title="Nothing of that name or status">Change the search or the filter.</EmptyState>
            )
          }
        />
      </Card>
    </>
  );
}
