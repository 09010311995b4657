import type { Points } from './density';
import type { Spot } from './outline';

/** Whether a spot lies inside a closed line: the even-odd rule. */
export function isInside(line: readonly Spot[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = line.length - 1; i < line.length; j = i, i += 1) {
    const [x1, y1] = line[i] ?? [0, 0];
    const [x2, y2] = line[j] ?? [0, 0];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** The indices of the points within a closed line. */
export function pointsInside(line: readonly Spot[], { x, y }: Points): number[] {
  if (line.length < 3) return [];
  const found: number[] = [];
  for (let i = 0; i < x.length; i += 1) if (isInside(line, x[i] ?? 0, y[i] ?? 0)) found.push(i);
  return found;
}

/** The index of the point nearest to a spot, at most `reach` away; −1: none. */
export function nearestPoint({ x, y }: Points, spot: Spot, reach: number): number {
  let best = reach * reach;
  let found = -1;
  for (let i = 0; i < x.length; i += 1) {
    const dx = (x[i] ?? 0) - spot[0];
    const dy = (y[i] ?? 0) - spot[1];
    const distance = dx * dx + dy * dy;
    if (distance <= best) {
      best = distance;
      found = i;
    }
  }
  return found;
}
