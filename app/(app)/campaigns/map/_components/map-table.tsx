'use client';

import Link from 'next/link';
import { Card } from '@/components/ui/card';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatCount, formatPercent } from '@/components/ui/format';
import type { MapCampaign, StrategyMap } from '@/lib/services/monitoring/campaigns/read-map';
import { CampaignStatus } from '../../_components/campaign-status';
import { shortMoney } from '../../_components/words';

interface Line extends MapCampaign {
  segment: string;
  size: number | null;
  strategy: string;
}

/** The map's campaigns as a table of the same figures. */
export function MapTable({ map }: { map: StrategyMap }) {
  const lines = map.rows.flatMap((row) =>
    row.cells.flatMap((cell, index) =>
      cell.campaigns.map(
        (campaign): Line => ({
          ...campaign,
          segment: row.name,
          size: row.size,
          strategy: map.strategies[index]?.name ?? '',
        }),
      ),
    ),
  );
  const columns: DataColumn<Line>[] = [
    { accessorKey: 'segment', header: 'Segment' },
    { accessorKey: 'strategy', header: 'Strategy' },
    {
      accessorKey: 'name',
      header: 'Campaign',
      cell: ({ row }) => (
        <Link href={`/campaigns/${row.original.id}`} className="font-[550] hover:underline">
          {row.original.name}
        </Link>
      ),
    },
    { accessorKey: 'status', header: 'Status', cell: ({ row }) => <CampaignStatus status={row.original.status} /> },
    {
      accessorKey: 'size',
      header: 'Customers',
      meta: { align: 'right' },
      cell: ({ row }) => formatCount(row.original.size),
    },
    {
      id: 'ordered',
      accessorFn: (line) => line.ordered?.share ?? -1,
      header: 'Ordered',
      meta: { align: 'right' },
      cell: ({ row: { original } }) =>
        original.ordered?.share != null ? (
          <span title={`${formatCount(original.ordered.part)} of ${formatCount(original.ordered.whole)}`}>
            {formatPercent(original.ordered.share)}{' '}
            <span className="text-ink-3">
              {formatPercent(original.ordered.low)} to {formatPercent(original.ordered.high)}
            </span>
          </span>
        ) : (
          '–'
        ),
    },
    {
      id: 'heldOut',
      accessorFn: (line) => line.heldOut ?? -1,
      header: 'Held out',
      meta: { align: 'right' },
      cell: ({ row }) => formatPercent(row.original.heldOut),
    },
    {
      id: 'revenue',
      accessorFn: (line) => line.revenue?.total ?? -1,
      header: 'Revenue',
      meta: { align: 'right' },
      cell: ({ row }) => (row.original.revenue ? shortMoney(row.original.revenue.total, map.currency) : '–'),
    },
  ];
  return (
    <Card>
      <DataTable
        label="Campaigns by segment and strategy"
        columns={columns}
        rows={lines}
        rowId={(line) => line.id}
        sorting="client"
        defaultSort="segment"
        empty={<EmptyState title="No campaign yet">Each cell of the map is a place for one.</EmptyState>}
      />
    </Card>
  );
}
