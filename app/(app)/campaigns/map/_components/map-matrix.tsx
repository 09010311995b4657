'use client';

import { Plus } from 'lucide-react';
import Link from 'next/link';
import { Fragment } from 'react';
import { Sparkline } from '@/components/charts/sparkline';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { formatCount, formatDelta } from '@/components/ui/format';
import { useUrlState } from '@/components/ui/url-state';
import type { MapCell, MapRow, StrategyMap } from '@/lib/services/monitoring/campaigns/read-map';
import type { MapPanel } from '@/lib/services/monitoring/campaigns/read-map-panel';
import { shortMoney } from '../../_components/words';
import { CampaignCell } from './campaign-cell';
import { FitButton } from './fit-button';
import { scalesOf } from './scales';
import { StrategyHead } from './strategy-head';

const GROUPS: readonly { key: MapRow['group']; label: string }[] = [
  { key: 'value', label: 'By value and stage' },
  { key: 'taste', label: 'By taste' },
  { key: 'place', label: 'By place' },
];

interface MapMatrixProps {
  map: StrategyMap;
  panel: MapPanel | null;
  canEdit: boolean;
}

/** Segments by strategies. What does not apply is tinted, so that white is opportunity. */
export function MapMatrix({ map, panel, canEdit }: MapMatrixProps) {
  const { hrefOf } = useUrlState();
  const scales = scalesOf(map);
  const sharedWith = (id: string) => {
    const found = map.shared.filter(({ a, b }) => a.id === id || b.id === id);
    const own = panel && found.find(({ a, b }) => a.id === panel.campaign.id || b.id === panel.campaign.id);
    if (own && id !== panel?.campaign.id) return { customers: own.customers, conflict: own.settled === null };
    const open = found.filter(({ settled }) => settled === null);
    const most = open.reduce((sum, { customers }) => Math.max(sum, customers), 0);
    return open.length > 0 ? { customers: most, conflict: true } : null;
  };
  const renderCell = (row: MapRow, cell: MapCell, strategy: { id: string; name: string }) => (
    <td
      key={cell.strategy}
      className={cn(
        'group/cell relative border-line border-t border-l px-1 pt-2.25 pb-1.25 align-top',
        !cell.applies && 'bg-sunken/60',
      )}
    >
      {cell.applies ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
          {cell.campaigns.map((campaign) => (
            <CampaignCell
              key={campaign.id}
              campaign={campaign}
              currency={map.currency}
              scales={scales}
              size={row.size}
              selected={panel?.campaign.id === campaign.id}
              href={hrefOf({ campaign: panel?.campaign.id === campaign.id ? null : campaign.id })}
              shared={sharedWith(campaign.id)}
            />
          ))}
          {canEdit && cell.campaigns.length === 0 && (
            <div className="relative">
              <Link
                href={`/campaigns/new?segment=${row.id}&strategy=${cell.strategy}`}
                aria-label={`New campaign: ${row.name}, ${strategy.name}`}
                className="grid h-14 place-items-center rounded-sm text-ink-3 opacity-0 hover:bg-sunken hover:opacity-100 focus-visible:opacity-100 group-hover/cell:opacity-100"
              >
                <Plus className="size-4" aria-hidden />
              </Link>
              <FitButton segment={row} strategy={strategy} applies className="absolute top-0 right-0" />
            </div>
          )}
        </div>
      ) : (
        <>
          <span className="sr-only">Does not apply</span>
          {canEdit && <FitButton segment={row} strategy={strategy} applies={false} className="h-14 w-full" />}
        </>
      )}
    </td>
  );
  return (
    <Card className="overflow-x-auto" role="region" aria-label="Segments and strategies" tabIndex={0}>
      <table className="w-full min-w-[53rem] table-fixed border-collapse text-left">
        <colgroup>
          <col className="w-38" />
          {map.strategies.map(({ id }) => (
            <col key={id} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className="px-3.5 py-2 align-top font-semibold text-xs">
              Segment
              <small className="block font-normal text-ink-3 text-xs">customers, 7 days</small>
            </th>
            {map.strategies.map((strategy) => (
              <th key={strategy.id} scope="col" className="py-2 pr-1 pl-3 align-top font-semibold text-xs">
                <StrategyHead strategy={strategy} canEdit={canEdit} />
                <small className="block font-normal text-ink-3 text-xs">
                  {strategy.revenue > 0 ? `${shortMoney(strategy.revenue, map.currency)} revenue` : 'no revenue yet'}
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {GROUPS.map(({ key, label }) => {
            const rows = map.rows.filter(({ group }) => group === key);
            if (rows.length === 0) return null;
            return (
              <Fragment key={key}>
                <tr>
                  <th
                    colSpan={map.strategies.length + 1}
                    scope="colgroup"
                    className="border-line border-t bg-sunken px-3.5 py-0.75 font-medium text-ink-2 text-xs"
                  >
                    {label}
                  </th>
                </tr>
                {rows.map((row) => {
                  const chosen = panel?.campaign.segment?.id === row.id;
                  return (
                    <tr key={row.id}>
                      <th
                        scope="row"
                        className={cn(
                          'border-line border-t px-3.5 pt-3.5 pb-2 align-top font-normal',
                          chosen && 'bg-selected shadow-[inset_2px_0_0_var(--accent)]',
                        )}
                      >
                        <Link
                          href={`/segments/${row.id}`}
                          className="font-[550] text-sm hover:underline [overflow-wrap:anywhere]"
                        >
                          {row.name}
                        </Link>
                        <span className="flex items-center justify-between gap-1 text-ink-3 text-xs">
                          <span>
                            <b className="font-medium text-ink-2">{formatCount(row.size)}</b>{' '}
                            {row.change === 0 ? '±0' : formatDelta(row.change)}
                          </span>
                          {row.trend.length > 1 && <Sparkline values={row.trend} width={42} height={18} />}
                        </span>
                      </th>
                      {row.cells.map((cell, index) => {
                        const strategy = map.strategies[index];
                        return strategy && renderCell(row, cell, strategy);
                      })}
                    </tr>
                  );
                })}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {map.rows.length === 0 && (
        <p className="p-6 text-center text-ink-2">
          There is no live segment yet.{' '}
          <Link href="/segments/new" className="text-accent underline underline-offset-3">
            Build the first one
          </Link>
        </p>
      )}
    </Card>
  );
}
