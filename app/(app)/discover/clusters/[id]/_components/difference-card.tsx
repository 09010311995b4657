'use client';

import { ChartCard, type ChartColumn } from '@/components/charts/chart-card';
import type { ChartRow } from '@/components/charts/types';
import { cn } from '@/components/ui/cn';
import { ScrollX } from '@/components/ui/scroll-x';
import type { ClusterResult, FeatureSpread } from '@/lib/services/models/types';
import { formatFeature, unitLabel } from '../../_components/feature-format';
import { useCurrency } from './currency';
import { differenceWords, type GroupView, signed, VIVID } from './view';

const REACH = 2.4;
const HALF = 30;

export interface DifferenceCardProps {
  result: ClusterResult;
  groups: readonly GroupView[];
  selected: string | null;
  onSelect: (group: string) => void;
  csvName: string;
}

/** What makes each group different: bars of standard deviations from everyone's average, the medians below. */
export function DifferenceCard({ result, groups, selected, onSelect, csvName }: DifferenceCardProps) {
  const currency = useCurrency();
  const chosen = groups.find(({ id }) => id === selected);
  const features = result.features;
  return (
    <ChartCard
      title="What makes each group different?"
      unit={`Standard deviations from the average, vivid from ${VIVID}; medians below`}
      columns={tableColumns(features, currency)}
      rows={tableRows(groups, features)}
      csvName={csvName}
      foot={
        chosen && (
          <span className="text-pretty">
            <b className="font-semibold text-ink">{chosen.name}</b>:{' '}
            {differenceWords(chosen, new Map(features.map((feature) => [feature.name, feature])))}.
          </span>
        )
      }
    >
      <ScrollX label="Differences" className="-mx-4 px-4">
        <table className="w-full border-collapse text-2xs">
          <caption className="sr-only">
            Each group against everyone: difference in standard deviations, and the median of the group
          </caption>
          <thead>
            <tr className="align-bottom">
              <th scope="col" className="sticky left-0 bg-card pb-2 text-left font-normal">
                <span className="sr-only">Group</span>
              </th>
              {features.map(({ name, label }) => (
                <th key={name} scope="col" className="min-w-21 px-1 pb-2 text-center font-medium text-ink-2 text-xs">
                  <span className="mx-auto block max-w-24 text-balance leading-4">{label}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.id} className={cn('border-line border-t', group.id === selected && 'bg-selected')}>
                <th
                  scope="row"
                  className={cn(
                    'sticky left-0 min-w-32 max-w-48 py-1.5 pr-2 text-left font-medium text-xs',
                    group.id === selected ? 'bg-[inherit]' : 'bg-card',
                  )}
                >
                  <button
                    type="button"
                    onClick={() => onSelect(group.id)}
                    aria-pressed={group.id === selected}
                    className="flex min-h-6 items-center gap-2 text-left [overflow-wrap:anywhere]"
                  >
                    <span className="size-2 shrink-0 rounded-full" style={{ background: group.colour }} aria-hidden />
                    {group.name}
                  </button>
                </th>
                {features.map((feature) => (
                  <DifferenceCell key={feature.name} group={group} feature={feature} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </ChartCard>
  );
}

function DifferenceCell({ group, feature }: { group: GroupView; feature: FeatureSpread }) {
  const currency = useCurrency();
  const own = group.features.find(({ feature: name }) => name === feature.name);
  const difference = own?.difference ?? null;
  const vivid = difference !== null && Math.abs(difference) >= VIVID;
  const length = difference === null ? 0 : (Math.min(REACH, Math.abs(difference)) / REACH) * HALF;
  const right = (difference ?? 0) >= 0;
  return (
    <td className="px-1 py-1.5 text-center tabular-nums">
      <span className="relative mx-auto block h-4 w-23" title={`${feature.label}: ${signed(difference)} deviations`}>
        <span aria-hidden className="absolute top-0 left-1/2 h-4 border-ink-3 border-l" />
        <span
          aria-hidden
          className="absolute top-0.75 h-2.5 rounded-[1.5px]"
          style={{
            width: length,
            left: right ? '50%' : `calc(50% - ${length}px)`,
            background: group.colour,
            opacity: vivid ? 1 : 0.38,
          }}
        />
        <span
          className={cn(
            'absolute top-0 leading-4',
            right ? 'right-1/2 pr-1.25' : 'left-1/2 pl-1.25',
            vivid ? 'font-medium text-ink' : 'text-ink-3',
          )}
        >
          {signed(difference)}
        </span>
      </span>
      <span className="block truncate text-ink-2">
        {own?.top ? own.top.value : formatFeature(own?.median, feature.unit, currency)}
      </span>
    </td>
  );
}

function tableColumns(features: readonly FeatureSpread[], currency: string): ChartColumn[] {
  return [
    { key: 'group', label: 'Group', format: 'text' },
    { key: 'size', label: 'Customers', format: 'count' },
    ...features.flatMap(({ name, label, unit }): ChartColumn[] => {
      const counted = unitLabel(unit, currency);
      return [
        { key: `${name} d`, label: `${label}, deviations`, format: 'decimal' },
        { key: `${name} m`, label: `${label}, median${counted ? ` (${counted})` : ''}`, format: 'decimal' },
        { key: `${name} q1`, label: `${label}, lower quartile`, format: 'decimal' },
        { key: `${name} q3`, label: `${label}, upper quartile`, format: 'decimal' },
      ];
    }),
  ];
}

const tableRows = (groups: readonly GroupView[], features: readonly FeatureSpread[]): ChartRow[] =>
  groups.map((group) => ({
    group: group.name,
    size: group.size,
    ...Object.fromEntries(
      features.flatMap(({ name }) => {
        const own = group.features.find(({ feature }) => feature === name);
        return [
          [`${name} d`, own?.difference ?? null],
          [`${name} m`, own?.median ?? null],
          [`${name} q1`, own?.quartiles[0] ?? null],
          [`${name} q3`, own?.quartiles[1] ?? null],
        ];
      }),
    ),
  }));
