'use client';

import { useTheme } from 'next-themes';
import { useEffect, useId, useMemo, useRef } from 'react';
import { cn } from '@/components/ui/cn';
import { formatCount, formatNoun, formatPercent } from '@/components/ui/format';
import type { ClusterMap, ClusterResult } from '@/lib/services/models/types';
import type { GroupView } from '../view';
import { drawPoints, resolveColour } from './draw-points';
import { HoverCard } from './hover-card';
import { LassoNote } from './lasso-note';
import { placeLabels } from './place-labels';
import { type Frame, outlinesByGroup, placePoints } from './plot';
import { type ColourBy, coloursFor, STRENGTHS } from './point-colours';
import { type Tool, useLasso } from './use-lasso';

export interface MapPlotProps {
  model: string;
  run: number;
  map: ClusterMap;
  result: ClusterResult;
  groups: readonly GroupView[];
  selected: string | null;
  onSelect: (group: string) => void;
  frame: Frame;
  tool: Tool;
  colourBy: ColourBy;
  onShow: (points: readonly number[]) => void;
}

/** The map: dots on a canvas; outlines, labels, lasso and the card of one customer above it. */
export function MapPlot(props: MapPlotProps) {
  const { model, run, map, result, groups, selected, onSelect, frame, tool, colourBy, onShow } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const help = useId();
  const { resolvedTheme } = useTheme();
  const points = useMemo(() => placePoints(map, frame), [map, frame]);
  const byId = useMemo(() => new Map(groups.map((group) => [group.id, group])), [groups]);
  const outlines = useMemo(
    () =>
      outlinesByGroup(
        map,
        points,
        groups.map(({ id }) => id),
      ),
    [map, points, groups],
  );
  const labels = useMemo(() => {
    const words = new Map(
      groups.map(({ id, name, size }) => [id, { name: frame.width < 520 ? '' : name, size: formatCount(size) }]),
    );
    return placeLabels(outlines, words, frame);
  }, [outlines, groups, frame]);
  const lasso = useLasso(points, frame, tool);
  const { index } = useMemo(() => coloursFor(map, colourBy), [map, colourBy]);
  const chosen = useMemo(() => (lasso.closed ? new Set(lasso.inside) : undefined), [lasso.closed, lasso.inside]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme's colours are read anew when it changes
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const resolve = (colour: string) => resolveColour(colour, element);
    const colours =
      colourBy === 'group'
        ? map.groups.map((id) => resolve(byId.get(id)?.colour ?? 'var(--ink-3)'))
        : STRENGTHS.map((strength) =>
            mixed(resolve(colourBy === 'spend' ? 'var(--c1)' : 'var(--raises)'), resolve('var(--ink-3)'), strength),
          );
    const grey = resolve('var(--muted-series)');
    drawPoints(element, { points, index, colours, grey, width: frame.width, height: frame.height, chosen });
  }, [points, index, byId, map, colourBy, frame, chosen, resolvedTheme]);

  const right = frame.width - frame.right;
  const bottom = frame.height - frame.bottom;
  const [first, second] = result.components;
  const cursor: readonly [number, number] = [points.x[lasso.hovered] ?? 0, points.y[lasso.hovered] ?? 0];
  const colour = byId.get(map.groups[map.group[lasso.hovered] ?? -1] ?? '')?.colour ?? 'var(--ink)';
  return (
    <div className="relative select-none" style={{ height: frame.height }}>
      <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />
      <svg
        aria-hidden
        width={frame.width}
        height={frame.height}
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        className="absolute inset-0"
      >
        {points.origin[0] > frame.left && points.origin[0] < right && (
          <line x1={points.origin[0]} x2={points.origin[0]} y1={frame.top} y2={bottom} stroke="var(--line)" />
        )}
        {points.origin[1] > frame.top && points.origin[1] < bottom && (
          <line x1={frame.left} x2={right} y1={points.origin[1]} y2={points.origin[1]} stroke="var(--line)" />
        )}
        <path d={`M${frame.left} ${frame.top}V${bottom}H${right}`} fill="none" stroke="var(--line-strong)" />
        {outlines.map(({ group, path }) => {
          const isSelected = group === selected;
          return (
            <path
              key={group}
              d={path}
              fill={byId.get(group)?.colour}
              fillOpacity={isSelected ? 0.12 : 0.06}
              stroke={byId.get(group)?.colour}
              strokeWidth={isSelected ? 1.8 : 1}
              strokeOpacity={isSelected ? 1 : 0.7}
            />
          );
        })}
        {lasso.line.length > 0 && (
          <path
            d={`M${lasso.line.map((spot) => spot.map((value) => value.toFixed(1)).join(' ')).join('L')}${lasso.closed ? 'Z' : ''}`}
            fill={lasso.closed ? 'var(--ink)' : 'none'}
            fillOpacity={0.05}
            stroke="var(--ink)"
            strokeWidth={1.4}
            strokeDasharray="5 3.5"
          />
        )}
        {lasso.cross && (
          <path
            d={`M${lasso.cross[0] - 9} ${lasso.cross[1]}h18M${lasso.cross[0]} ${lasso.cross[1] - 9}v18`}
            stroke="var(--ink)"
            strokeWidth={1.4}
          />
        )}
        {lasso.hovered >= 0 && (
          <>
            <circle cx={cursor[0]} cy={cursor[1]} r={7} fill="none" stroke="var(--ink)" strokeWidth={1.4} />
            <circle cx={cursor[0]} cy={cursor[1]} r={3.2} fill={colour} />
          </>
        )}
      </svg>
      {/* The keys are told by `help`; a table of the same customers stands behind the toggle. */}
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is worked by keys
        tabIndex={0}
        aria-label={`Map of ${formatNoun(map.customers.length, 'customer')} in two dimensions`}
        aria-describedby={help}
        className={cn('absolute inset-0 touch-pan-y rounded-sm', tool === 'lasso' && 'cursor-crosshair touch-none')}
        {...lasso.handlers}
      />
      <p id={help} className="sr-only">
        Arrow keys move a crosshair, with Shift further. Space sets a corner of a selection, Enter closes it, Escape
        clears it.
      </p>
      {labels.map(({ group, left, top, width }) => (
        <button
          key={group}
          type="button"
          aria-pressed={group === selected}
          onClick={() => onSelect(group)}
          className="absolute flex h-6 items-center gap-1.75 rounded-sm border bg-card/92 px-2 text-xs"
          style={{
            left,
            top,
            maxWidth: width,
            borderColor: group === selected ? byId.get(group)?.colour : 'var(--line)',
          }}
        >
          <span className="size-2 shrink-0 rounded-full" style={{ background: byId.get(group)?.colour }} aria-hidden />
          <span className={cn('min-w-0 truncate font-semibold', frame.width < 520 && 'sr-only')}>
            {byId.get(group)?.name}
          </span>
          <span className="text-ink-3 tabular-nums">{formatCount(byId.get(group)?.size)}</span>
        </button>
      ))}
      {first && (
        <Axis
          low={first.low}
          high={first.high}
          share={`first component, ${formatPercent(first.share, 0)} of the variation`}
          className="absolute"
          style={{ left: frame.left, right: frame.right, top: bottom + 12 }}
        />
      )}
      {second && (
        <Axis
          low={second.low}
          high={second.high}
          share={frame.width < 520 ? '' : `second component, ${formatPercent(second.share, 0)}`}
          className="absolute origin-top-left -rotate-90"
          style={{ left: frame.width < 520 ? 2 : 10, top: bottom, width: bottom - frame.top }}
        />
      )}
      {lasso.hovered >= 0 && !lasso.closed && (
        <HoverCard model={model} run={run} map={map} point={lasso.hovered} at={cursor} frame={frame} groups={byId} />
      )}
      {lasso.closed && (
        <LassoNote
          count={lasso.inside.length}
          line={lasso.line}
          frame={frame}
          onShow={() => onShow(lasso.inside)}
          onClear={lasso.clear}
        />
      )}
      <p className="sr-only" aria-live="polite">
        {lasso.closed
          ? `${formatNoun(lasso.inside.length, 'customer')} selected`
          : lasso.cross && lasso.hovered >= 0
            ? `A customer of ${byId.get(map.groups[map.group[lasso.hovered] ?? -1] ?? '')?.name}`
            : ''}
      </p>
    </div>
  );
}

function Axis({ low, high, share, className, style }: AxisProps) {
  return (
    <div
      className={cn('pointer-events-none flex items-baseline justify-between gap-3 text-2xs text-ink-2', className)}
      style={style}
    >
      <span className="truncate">← {low}</span>
      {share && <span className="truncate text-ink-3 max-sm:hidden">{share}</span>}
      <span className="truncate text-right">{high} →</span>
    </div>
  );
}

interface AxisProps {
  low: string;
  high: string;
  share: string;
  className: string;
  style: React.CSSProperties;
}

/** A colour between a faint one and itself. */
const mixed = (colour: string, faint: string, strength: number): string =>
  strength >= 1 ? colour : `color-mix(in srgb, ${colour} ${Math.round(strength * 100)}%, ${faint})`;
