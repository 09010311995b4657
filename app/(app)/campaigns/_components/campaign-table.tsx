'use client';

import { Download, Mail } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { formatCount } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { Campaign } from '@/lib/services/campaigns/campaign-row';
import { CAMPAIGN_KINDS, CAMPAIGN_STATUSES } from '@/lib/services/campaigns/lists';
import type { Strategy } from '@/lib/services/campaigns/strategies/strategy-row';
import { CampaignStatus } from './campaign-status';
import { KIND_WORDS, STATUS_WORDS } from './words';

interface CampaignTableProps {
  campaigns: Campaign[];
  nextCursor: string | null;
  strategies: readonly Strategy[];
  canEdit: boolean;
  /** Where nothing is left out by search or filter. */
  unfiltered: boolean;
  query: Record<string, string>;
}

/** The list of campaigns. */
export function CampaignTable({ campaigns, nextCursor, strategies, canEdit, unfiltered, query }: CampaignTableProps) {
  return (
    <>
      <FilterBar
        search="Search campaigns"
        filters={[
          {
            param: 'status',
            label: 'Status',
            single: true,
            options: CAMPAIGN_STATUSES.map((value) => ({ value, label: STATUS_WORDS[value].label })),
          },
          {
            param: 'kind',
            label: 'Kind',
            single: true,
            options: CAMPAIGN_KINDS.map((value) => ({ value, label: KIND_WORDS[value].label })),
          },
          {
            param: 'strategy',
            label: 'Strategy',
            single: true,
            options: strategies.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
      >
        <Button asChild>
          <a href={`/api/ui/campaigns/export?${new URLSearchParams(query)}`} download>
            <Download aria-hidden />
            CSV
          </a>
        </Button>
      </FilterBar>
      <Card>
        <DataTable
          label="Campaigns"
          columns={columns}
          rows={campaigns}
          rowId={(campaign) => campaign.id}
          defaultSort="-updatedAt"
          page={{ nextCursor }}
          empty={
            unfiltered ? (
              <EmptyState
                icon={Mail}
                title="No campaign yet"
                action={
                  canEdit && (
                    <Button asChild variant="primary">
                      <Link href="/campaigns/new">Make the first one</Link>
                    </Button>
                  )
                }
              >
                A campaign writes to a segment: once, again and again, or to each customer who enters it. Somebody else
                approves the email before anything is sent, and a group held out shows what it really did.
              </EmptyState>
            ) : (
              <EmptyState title="No campaign matches">Change the search or the filter.</EmptyState>
            )
          }
        />
      </Card>
    </>
  );
}

const columns: DataColumn<Campaign>[] = [
  {
    id: 'name',
    header: 'Campaign',
    meta: { className: 'w-full sm:w-auto' },
    cell: ({ row: { original: campaign } }) => (
      <div className="min-w-40 max-w-[52ch] [overflow-wrap:anywhere] max-md:whitespace-normal max-sm:max-w-56">
        <Link href={`/campaigns/${campaign.id}`} className="font-[550] hover:underline hover:underline-offset-3">
          {campaign.name}
        </Link>
        <p className="truncate text-ink-2 text-xs">
          {campaign.segment?.name ?? 'No segment'}
          {campaign.strategy && ` → ${campaign.strategy.name}`}
        </p>
      </div>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    enableSorting: false,
    cell: ({ row }) => <CampaignStatus status={row.original.status} />,
  },
  {
    id: 'kind',
    header: 'Kind',
    enableSorting: false,
    meta: { className: 'max-md:hidden' },
    cell: ({ row }) => <span className="text-ink-2">{KIND_WORDS[row.original.kind].label}</span>,
  },
  {
    id: 'size',
    header: 'In the segment',
    enableSorting: false,
    meta: { align: 'right', className: 'max-sm:hidden' },
    cell: ({ row }) => formatCount(row.original.segment?.size),
  },
  {
    id: 'nextRunAt',
    header: 'Next',
    meta: { align: 'right', className: 'max-sm:hidden' },
    cell: ({ row }) =>
      row.original.nextRunAt ? (
        <Time value={row.original.nextRunAt} as="dateTime" className="whitespace-nowrap text-ink-2" />
      ) : (
        <span className="text-ink-3">–</span>
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
    id: 'updatedAt',
    header: 'Changed',
    meta: { align: 'right', className: 'max-md:hidden' },
    cell: ({ row }) => <Time value={row.original.updatedAt} className="whitespace-nowrap text-ink-2" />,
  },
];
