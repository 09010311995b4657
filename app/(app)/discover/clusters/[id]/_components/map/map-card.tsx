'use client';

import { Download, Lasso, Maximize2, Minimize2, MousePointer2, ScatterChart, Table2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { toast } from 'sonner';
import { downloadCsv } from '@/components/charts/download-csv';
import { useWidth } from '@/components/charts/use-width';
import { messageOf } from '@/components/ui/api';
import { IconButton } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardFoot, CardHead } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { formatCount, formatNoun, formatPercent } from '@/components/ui/format';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import type { ClusterMap, ClusterResult } from '@/lib/services/models/types';
import { useCurrency } from '../currency';
import type { GroupView } from '../view';
import { MapPlot } from './map-plot';
import { mapColumns, mapRows } from './map-rows';
import { MapTable, SelectionDialog } from './map-table';
import { frameOf } from './plot';
import { type ColourBy, STRENGTHS } from './point-colours';
import type { Tool } from './use-lasso';
import { useClusterMap } from './use-map';

export interface MapCardProps {
  model: string;
  run: number;
  result: ClusterResult;
  groups: readonly GroupView[];
  selected: string | null;
  onSelect: (group: string) => void;
  large: boolean;
  onLarge: (large: boolean) => void;
}

/** Who resembles whom: everyone on a flat map, near means alike. */
export function MapCard({ model, run, result, groups, selected, onSelect, large, onLarge }: MapCardProps) {
  const { data: map, error } = useClusterMap(model, run);
  const [ref, width] = useWidth<HTMLDivElement>();
  const frame = useMemo(() => frameOf(width || 752, large), [width, large]);
  const [tool, setTool] = useState<Tool>('pointer');
  const [colourBy, setColourBy] = useState<ColourBy>('group');
  const [asTable, setAsTable] = useState(false);
  const [shown, setShown] = useState<readonly number[] | null>(null);
  const currency = useCurrency();
  const known = useMemo(
    () => ({ spend: map?.spend.some((value) => value !== null), churn: map?.churn.some((value) => value !== null) }),
    [map],
  );
  const save = (data: ClusterMap, points?: readonly number[]) =>
    downloadCsv(`${model}-map`, mapColumns(currency), mapRows(data, groups, points)).catch(() =>
      toast.error('The file could not be written; try again.'),
    );
  return (
    <Card aria-labelledby="map-title" className="flex flex-col overflow-hidden">
      <CardHead
        id="map-title"
        title="Who resembles whom?"
        note="Near means alike"
        actions={
          <>
            <Segmented
              label="Colour by"
              options={[
                { value: 'group', label: 'Group' },
                { value: 'spend', label: 'Spend', disabled: !known.spend },
                { value: 'churn', label: 'Churn risk', disabled: !known.churn },
              ]}
              value={colourBy}
              onValueChange={setColourBy}
              className="mr-1"
            />
            <IconButton
              label="Point at customers"
              size="sm"
              pressed={tool === 'pointer'}
              onClick={() => setTool('pointer')}
            >
              <MousePointer2 aria-hidden />
            </IconButton>
            <IconButton
              label="Select with a lasso"
              size="sm"
              pressed={tool === 'lasso'}
              onClick={() => setTool('lasso')}
            >
              <Lasso aria-hidden />
            </IconButton>
            <IconButton
              label={large ? 'Make the map smaller' : 'Make the map larger'}
              size="sm"
              className="max-lg:hidden"
              onClick={() => onLarge(!large)}
            >
              {large ? <Minimize2 aria-hidden /> : <Maximize2 aria-hidden />}
            </IconButton>
            <IconButton
              label={asTable ? 'Show as a map' : 'Show as a table'}
              size="sm"
              onClick={() => setAsTable(!asTable)}
            >
              {asTable ? <ScatterChart aria-hidden /> : <Table2 aria-hidden />}
            </IconButton>
            <IconButton label="Download CSV" size="sm" disabled={!map} onClick={() => map && void save(map)}>
              <Download aria-hidden />
            </IconButton>
          </>
        }
      />
      <div ref={ref} className="min-w-0 flex-1">
        {error ? (
          <div className="p-4">
            <Callout tone="bad">{messageOf(error)}</Callout>
          </div>
        ) : !map ? (
          <div style={{ height: frame.height }} className="p-4">
            <Skeleton className="size-full" />
          </div>
        ) : asTable ? (
          <MapTable map={map} groups={groups} className="max-h-[34rem]" />
        ) : (
          width > 0 && (
            <MapPlot
              key={`${run}`}
              model={model}
              run={run}
              map={map}
              result={result}
              groups={groups}
              selected={selected}
              onSelect={onSelect}
              frame={frame}
              tool={tool}
              colourBy={colourBy}
              onShow={setShown}
            />
          )
        )}
      </div>
      <CardFoot className="gap-x-4 text-ink-3">
        {colourBy === 'group' ? (
          <span className="inline-flex items-center gap-1.75">
            <span className="h-3 w-5 rounded-full border border-ink-3 bg-sunken" aria-hidden />
            densest 80 % of a group
          </span>
        ) : (
          <Scale by={colourBy} />
        )}
        <span>{flatness(result, map)}</span>
      </CardFoot>
      {shown && map && (
        <SelectionDialog
          map={map}
          groups={groups}
          points={shown}
          onSave={() => void save(map, shown)}
          onClose={() => setShown(null)}
        />
      )}
    </Card>
  );
}

/** What the map leaves out, in a line. */
function flatness(result: ClusterResult, map: ClusterMap | undefined): string {
  const shares = result.components.slice(0, 2).reduce((sum, { share }) => sum + share, 0);
  const flat = `A flat view of ${formatNoun(result.features.length, 'feature')} (${formatPercent(shares, 0)} of the variation): what touches here may lie apart`;
  return map && map.of > map.customers.length
    ? `${formatCount(map.customers.length)} of ${formatCount(map.of)} customers are drawn. ${flat}`
    : flat;
}

function Scale({ by }: { by: ColourBy }) {
  const colour = by === 'spend' ? 'var(--c1)' : 'var(--raises)';
  return (
    <span className="inline-flex items-center gap-1.75">
      {by === 'spend' ? 'spends least' : 'least risk'}
      <span className="flex" aria-hidden>
        {STRENGTHS.map((strength, index) => (
          <span
            key={strength}
            className={cn('h-2.5 w-4', index === 0 && 'rounded-l-[3px]', index === 4 && 'rounded-r-[3px]')}
            style={{ background: `color-mix(in srgb, ${colour} ${strength * 100}%, var(--ink-3))` }}
          />
        ))}
      </span>
      {by === 'spend' ? 'spends most' : 'most risk'}, a fifth of the customers each
    </span>
  );
}
