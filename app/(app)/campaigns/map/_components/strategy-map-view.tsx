'use client';

import { CalendarDays, Download, Map as MapIcon, Plus, Table2 } from 'lucide-react';
import Link from 'next/link';
import { Breadcrumb } from '@/components/shell/crumbs';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { DropdownMenu, MenuRadioGroup, MenuRadioItem } from '@/components/ui/dropdown-menu';
import { formatDay } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import { useUrlState } from '@/components/ui/url-state';
import type { Strategy } from '@/lib/services/campaigns/strategies/strategy-row';
import type { StrategyMap } from '@/lib/services/monitoring/campaigns/read-map';
import type { MapPanel } from '@/lib/services/monitoring/campaigns/read-map-panel';
import { CampaignPanel } from './campaign-panel';
import { ConflictBar } from './conflict-bar';
import { CoverageCard } from './coverage-card';
import { MapKey } from './map-key';
import { MapMatrix } from './map-matrix';
import { MapTable } from './map-table';
import { NewStrategy } from './new-strategy';

interface StrategyMapViewProps {
  map: StrategyMap;
  panel: MapPanel | null;
  view: 'map' | 'table';
  canEdit: boolean;
  /** Strategies that were put away. */
  away: readonly Strategy[];
}

const WEEKS = [4, 12, 26, 52];

/** The map with the panel of the campaign that is chosen beside it; on a phone below it. */
export function StrategyMapView({ map, panel, view, canEdit, away }: StrategyMapViewProps) {
  const { set, hrefOf } = useUrlState();
  return (
    <div className={cn('grid min-w-0 gap-4', panel && 'xl:grid-cols-[minmax(0,1fr)_19rem] xl:items-start xl:gap-5')}>
      <Breadcrumb trail={[{ label: 'Campaigns', href: '/campaigns' }, { label: 'Strategy map' }]} />
      <div className="grid min-w-0 gap-3.5">
        <div className="flex flex-wrap items-center gap-2">
          <h1 className="mr-1">Strategy map</h1>
          <p className="mr-auto text-ink-2 text-sm max-md:hidden">
            Results of {formatDay(map.from)} to {formatDay(map.to)}, computed <Time value={map.to} />
          </p>
          <DropdownMenu
            align="end"
            trigger={
              <Button>
                <CalendarDays aria-hidden />
                {map.weeks} weeks
              </Button>
            }
          >
            <MenuRadioGroup
              value={String(map.weeks)}
              onValueChange={(weeks) => set({ weeks: weeks === '12' ? null : weeks })}
            >
              {WEEKS.map((weeks) => (
                <MenuRadioItem key={weeks} value={String(weeks)}>
                  {weeks} weeks
                </MenuRadioItem>
              ))}
            </MenuRadioGroup>
          </DropdownMenu>
          <Button asChild>
            <Link href={hrefOf({ view: view === 'map' ? 'table' : null })} scroll={false}>
              {view === 'map' ? <Table2 aria-hidden /> : <MapIcon aria-hidden />}
              {view === 'map' ? 'Table' : 'Map'}
            </Link>
          </Button>
          <Button asChild>
            <a href={`/api/ui/campaigns/map/export?weeks=${map.weeks}`} download>
              <Download aria-hidden />
              CSV
            </a>
          </Button>
          {canEdit && <NewStrategy away={away} />}
          {canEdit && (
            <Button asChild variant="primary">
              <Link href="/campaigns/new">
                <Plus aria-hidden />
                New campaign
              </Link>
            </Button>
          )}
        </div>
        <CoverageCard map={map} canEdit={canEdit} />
        <ConflictBar map={map} canEdit={canEdit} />
        {view === 'map' ? <MapMatrix map={map} panel={panel} canEdit={canEdit} /> : <MapTable map={map} />}
        {view === 'map' && <MapKey map={map} />}
      </div>
      {panel && (
        <CampaignPanel key={panel.campaign.id} panel={panel} canEdit={canEdit} close={hrefOf({ campaign: null })} />
      )}
    </div>
  );
}
