'use client';

import { useDebounced } from '@/components/rule-builder/use-debounced';
import { formatDecimal } from '@/components/ui/format';
import type { ClusterMap } from '@/lib/services/models/types';
import { formatFeature } from '../../../_components/feature-format';
import { useCurrency } from '../currency';
import type { GroupView } from '../view';
import type { Frame } from './plot';
import { useClusterCustomer } from './use-map';

export const HOVER_WIDTH = 246;

export interface HoverCardProps {
  model: string;
  run: number;
  map: ClusterMap;
  /** Index of the customer on the map. */
  point: number;
  at: readonly [x: number, y: number];
  frame: Frame;
  groups: ReadonlyMap<string, GroupView>;
}

/** How well a silhouette says that a customer fits. */
export const fitWords = (value: number | null): string =>
  value === null
    ? 'Fit not measured'
    : value >= 0.25
      ? 'Fits well'
      : value >= 0
        ? 'On the edge'
        : 'Suits another group';

/** One customer: what placed them, how well they fit, and which group comes next. */
export function HoverCard({ model, run, map, point, at, frame, groups }: HoverCardProps) {
  const id = map.customers[point] ?? null;
  const { data } = useClusterCustomer(model, run, useDebounced(id, 60));
  const currency = useCurrency();
  const known = data?.id === id ? data : undefined;
  const group = groups.get(map.groups[map.group[point] ?? -1] ?? '');
  const next = groups.get(map.groups[map.next[point] ?? -1] ?? '');
  const silhouette = map.silhouette[point] ?? null;
  const left = at[0] + 16 + HOVER_WIDTH > frame.width ? Math.max(4, at[0] - 16 - HOVER_WIDTH) : at[0] + 16;
  const above = at[1] > frame.height / 2;
  return (
    <div
      className="pointer-events-none absolute z-20 max-w-[calc(100%-8px)] rounded-md border border-line-strong bg-card text-xs leading-[18px] shadow-card"
      style={{ left, width: HOVER_WIDTH, ...(above ? { bottom: frame.height - at[1] - 10 } : { top: at[1] - 10 }) }}
    >
      <div className="flex items-center gap-1.75 border-line border-b px-3 pt-2 pb-1.75">
        <span className="size-2 shrink-0 rounded-full" style={{ background: group?.colour ?? 'var(--ink-3)' }} />
        <b className="min-w-0 truncate font-semibold">{known?.name ?? 'Customer'}</b>
        {known?.country && <span className="ml-auto shrink-0 text-ink-3">{known.country}</span>}
      </div>
      <dl className="grid min-h-14 grid-cols-3 gap-x-2 gap-y-1.5 px-3 py-2">
        {(known?.features ?? []).slice(0, 6).map(({ name, label, unit, value }) => (
          <div key={name} className="min-w-0">
            <dt className="truncate text-ink-3 leading-4">{label}</dt>
            <dd className="truncate font-[550] leading-[17px] tabular-nums">{formatFeature(value, unit, currency)}</dd>
          </div>
        ))}
      </dl>
      <div className="border-line border-t px-3 pt-1.75 pb-2">
        <b className="font-[550]">
          {fitWords(silhouette)}
          {silhouette !== null && `, ${formatDecimal(silhouette)}`}
        </b>
        <span className="block text-ink-3">
          {group?.name}
          {next && `; next nearest: ${next.name}`}
        </span>
      </div>
    </div>
  );
}
