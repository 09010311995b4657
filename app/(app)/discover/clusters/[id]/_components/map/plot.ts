import type { ClusterMap } from '@/lib/services/models/types';
import type { Points } from './density';
import { outlinesOf, type Spot, smoothPath } from './outline';

export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The plot's box for a width: room for the captions of the axes, less of it on a phone. */
export function frameOf(width: number, large: boolean): Frame {
  const narrow = width < 520;
  const height = narrow
    ? 400
    : large
      ? Math.min(820, Math.round(width * 0.62))
      : Math.min(560, Math.round(width * 0.73));
  return { width, height, left: narrow ? 24 : 40, right: narrow ? 8 : 14, top: 14, bottom: narrow ? 56 : 44 };
}

/** The middle of nearly all values: a few far out would squeeze everyone else into a corner. */
function extent(values: readonly number[]): readonly [number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const [low, high] = sorted.length > 500 ? [at(0.002), at(0.998)] : [at(0), at(1)];
  const pad = (high - low || 1) * 0.05;
  return [low - pad, high + pad];
}

/** The customers of a map in pixels of the frame; those beyond it stand at its edge. */
export function placePoints(map: ClusterMap, frame: Frame): { x: Float32Array; y: Float32Array; origin: Spot } {
  const [lowX, highX] = extent(map.x);
  const [lowY, highY] = extent(map.y);
  const right = frame.width - frame.right;
  const bottom = frame.height - frame.bottom;
  const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  const toX = (value: number) => frame.left + ((value - lowX) / (highX - lowX)) * (right - frame.left);
  const toY = (value: number) => bottom - ((value - lowY) / (highY - lowY)) * (bottom - frame.top);
  return {
    x: Float32Array.from(map.x, (value) => clamp(toX(value), frame.left, right)),
    y: Float32Array.from(map.y, (value) => clamp(toY(value), frame.top, bottom)),
    origin: [toX(0), toY(0)],
  };
}

export interface Outline {
  group: string;
  path: string;
  /** The middle and the ends of its largest part. */
  centre: Spot;
  top: number;
  bottom: number;
}

/** The outline of each group's densest 80 %, in the order of `groups`. */
export function outlinesByGroup(map: ClusterMap, points: Points, groups: readonly string[]): Outline[] {
  return groups.flatMap((group) => {
    const index = map.groups.indexOf(group);
    const x: number[] = [];
    const y: number[] = [];
    map.group.forEach((own, i) => {
      if (own !== index) return;
      x.push(points.x[i] ?? 0);
      y.push(points.y[i] ?? 0);
    });
    const lines = outlinesOf({ x, y });
    const largest = lines[0];
    if (!largest) return [];
    const ys = largest.map(([, spotY]) => spotY);
    const xs = largest.map(([spotX]) => spotX);
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    const centre: Spot = [(Math.min(...xs) + Math.max(...xs)) / 2, (top + bottom) / 2];
    return [{ group, path: lines.map(smoothPath).join(''), centre, top, bottom }];
  });
}
