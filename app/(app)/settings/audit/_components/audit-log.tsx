'use client';

import { ScrollText } from 'lucide-react';
import Link from 'next/link';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { cn } from '@/components/ui/cn';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, type FilterOption } from '@/components/ui/filter-bar';
import { Time } from '@/components/ui/time';
import type { AuditItem } from '@/lib/services/accounts/list-audit-entries';
import { PERIODS } from './audit-filter';
import { detailWords } from './detail-words';
import { actionWords, actorWords, outcomeWords } from './words';

const outcomes: FilterOption[] = [
  { value: 'done', label: 'Done' },
  { value: 'failed', label: 'Refused or failed' },
];
const periods: FilterOption[] = Object.entries(PERIODS).map(([value, { label }]) => ({ value, label }));

const columns: DataColumn<AuditItem>[] = [
  {
    id: 'at',
    header: 'When',
    cell: ({ row }) => <Time value={row.original.at} as="dateTime" />,
    meta: { className: 'whitespace-nowrap' },
  },
  {
    id: 'actor',
    header: 'Who',
    cell: ({ row }) =>
      row.original.actorName ??
      actorWords(row.original.actor) ?? <code className="font-mono text-xs">{row.original.actor}</code>,
  },
  {
    id: 'action',
    header: 'What',
    cell: ({ row }) => <span title={row.original.action}>{actionWords(row.original.action)}</span>,
  },
  {
    id: 'subject',
    header: 'On',
    cell: ({ row }) => <Subject id={row.original.subject} name={row.original.subjectName} />,
  },
  { id: 'outcome', header: 'Outcome', cell: ({ row }) => <Outcome outcome={row.original.outcome} /> },
  { id: 'detail', header: 'Detail', cell: ({ row }) => <Detail value={row.original.detail} /> },
];

/** Who did what, and what was refused; the newest first. */
export function AuditLog({
  entries,
  nextCursor,
  actors,
}: {
  entries: readonly AuditItem[];
  nextCursor: string | null;
  actors: FilterOption[];
}) {
  return (
    <div className="grid gap-3">
      <FilterBar
        search="Search acts"
        filters={[
          { param: 'actor', label: 'Who', options: actors, single: true },
          { param: 'outcome', label: 'Outcome', options: outcomes, single: true },
          { param: 'period', label: 'When', options: periods, single: true },
        ]}
      />
      <Card>
        <DataTable
          label="Audit log"
          columns={columns}
          rows={entries}
          rowId={(row) => row.id}
          sorting="none"
          page={{ nextCursor }}
          empty={
            <EmptyState icon={ScrollText} title="Nothing recorded that fits">
              Every change that a person or a program makes is written down here, with what was refused. It cannot be
              edited.
            </EmptyState>
          }
        />
      </Card>
    </div>
  );
}

function Subject({ id, name }: { id: string | null; name: string | null }) {
  if (!id) return <span className="text-ink-3">–</span>;
  return (
    <Link
      href={`/settings/audit?subject=${encodeURIComponent(id)}`}
      className={cn('underline-offset-3 hover:underline', !name && 'font-mono text-xs')}
      title={`${id}: show all that happened to it`}
    >
      {name ?? id}
    </Link>
  );
}

function Outcome({ outcome }: { outcome: string }) {
  if (outcome === 'done') return <Chip tone="good">Done</Chip>;
  return (
    <span className="inline-flex items-center gap-2">
      <Chip tone="bad">{outcomeWords(outcome)}</Chip>
      <span className="text-ink-3 text-xs">{outcome}</span>
    </span>
  );
}

function Detail({ value }: { value: unknown }) {
  if (typeof value !== 'object' || value === null) return <span className="text-ink-3">–</span>;
  return <span className="text-ink-2 text-xs [overflow-wrap:anywhere]">{detailWords(value)}</span>;
}
