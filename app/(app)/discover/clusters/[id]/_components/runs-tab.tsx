'use client';

import { MoreHorizontal } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { IconButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu';
import { EmptyState } from '@/components/ui/empty-state';
import { formatCount, formatDecimal, formatNoun } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { ModelDetail, VersionSummary } from '@/lib/services/models/types';
import { isRunning, RUN_STATUS, triggerWords } from '../../_components/cluster-words';
import { putRunToUse } from '../../actions';

/** Every run of the clustering; all are kept, any that is done can be looked at, compared and put to use. */
export function RunsTab({ model, run, runs, canEdit }: RunsTabProps) {
  const router = useRouter();
  const [asked, setAsked] = useState<VersionSummary | null>(null);
  const base = `/discover/clusters/${model.key}`;
  const columns: DataColumn<VersionSummary>[] = [
    {
      id: 'number',
      header: 'Run',
      cell: ({ row: { original } }) => (
        <Link
          href={`${base}?run=${original.number}`}
          className="whitespace-nowrap font-[550] hover:underline"
          aria-current={original.number === run ? 'page' : undefined}
        >
          Run {original.number}
        </Link>
      ),
    },
    {
      id: 'status',
      header: 'State',
      cell: ({ row: { original } }) => (
        <div className="max-sm:whitespace-normal">
          <Chip tone={RUN_STATUS[original.status].tone} dot={isRunning(original)}>
            {RUN_STATUS[original.status].word}
          </Chip>
          {original.error && <p className="max-w-[60ch] text-bad text-xs">{original.error}</p>}
        </div>
      ),
    },
    {
      id: 'trigger',
      header: 'Why',
      meta: { className: 'max-md:hidden' },
      cell: ({ row: { original } }) => (
        <span className="text-ink-2">
          {triggerWords(original.trigger)}
          {original.note && `: ${original.note}`}
        </span>
      ),
    },
    {
      id: 'customers',
      header: 'Customers',
      meta: { align: 'right', className: 'max-sm:hidden' },
      cell: ({ row }) => formatCount(row.original.customers),
    },
    {
      id: 'headline',
      header: 'Silhouette',
      meta: { align: 'right', className: 'max-sm:hidden' },
      cell: ({ row }) => formatDecimal(row.original.headline?.value),
    },
    {
      id: 'by',
      header: 'By',
      meta: { className: 'max-lg:hidden' },
      cell: ({ row }) => <span className="text-ink-2">{row.original.trainedBy?.name ?? '–'}</span>,
    },
    {
      id: 'at',
      header: 'When',
      meta: { align: 'right' },
      cell: ({ row }) => <Time value={row.original.createdAt} className="whitespace-nowrap text-ink-2" />,
    },
    {
      id: 'acts',
      header: () => <span className="sr-only">Acts</span>,
      meta: { align: 'right' },
      cell: ({ row: { original } }) => (
        <RunMenu base={base} run={run} of={original} mayUse={canEdit} onUse={() => setAsked(original)} />
      ),
    },
  ];
  const use = async () => {
    if (!asked) return;
    await dataOf(putRunToUse({ model: model.key, run: asked.number }));
    toast.success(`Run ${asked.number} is in use`);
    router.push(base);
    router.refresh();
  };
  return (
    <Card>
      <DataTable
        label="Runs"
        columns={columns}
        rows={runs}
        rowId={({ number }) => String(number)}
        sorting="none"
        empty={<EmptyState title="No run yet" />}
      />
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title={`Put run ${asked?.number} to use?`}
        consequences={[
          `Everyone is placed anew by its groups${model.champion === null ? '' : `, in place of those of run ${model.champion}`}.`,
          model.segments > 0
            ? `${formatNoun(model.segments, 'segment asks', 'segments ask')} for this clustering; their members change within a minute.`
            : 'No segment asks for this clustering.',
          'Every run is kept: the one before can be put to use again.',
        ]}
        action="Put to use"
        tone="primary"
        onConfirm={use}
      />
    </Card>
  );
}

interface RunsTabProps {
  model: ModelDetail;
  run: number | null;
  runs: readonly VersionSummary[];
  canEdit: boolean;
}

function RunMenu({ base, run, of, mayUse, onUse }: RunMenuProps) {
  if (of.trainedAt === null) return null;
  return (
    <DropdownMenu
      trigger={
        <IconButton label={`More about run ${of.number}`} size="sm">
          <MoreHorizontal aria-hidden />
        </IconButton>
      }
    >
      <MenuItem asChild>
        <Link href={`${base}?run=${of.number}`}>Look at it</Link>
      </MenuItem>
      {run !== null && of.number !== run && (
        <MenuItem asChild>
          <Link href={`${base}?run=${run}&compare=${of.number}#compare`}>Compare with run {run}</Link>
        </MenuItem>
      )}
      {mayUse && of.status !== 'champion' && <MenuItem onSelect={onUse}>Put to use</MenuItem>}
    </DropdownMenu>
  );
}

interface RunMenuProps {
  base: string;
  run: number | null;
  of: VersionSummary;
  mayUse: boolean;
  onUse: () => void;
}
