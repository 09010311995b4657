import { type Density, densityAt, densityOf, type Points } from './density';

export type Spot = readonly [x: number, y: number];

/**
 * The closed lines around the densest `share` of some points: the highest density region (Hyndman 1996), whose level is
 * the (1 − share) quantile of the density at the points themselves. The largest line comes first; specks are left out.
 */
export function outlinesOf(points: Points, share = 0.8): Spot[][] {
  const density = densityOf(points);
  if (!density) return [];
  const count = Math.min(points.x.length, points.y.length);
  const at = Float64Array.from({ length: count }, (_, i) => densityAt(density, points.x[i] ?? 0, points.y[i] ?? 0));
  at.sort();
  const level = at[Math.floor((1 - share) * (count - 1))] ?? 0;
  const lines = contoursOf(density, level).map((line) => ({ line, area: Math.abs(areaOf(line)) }));
  lines.sort((a, b) => b.area - a.area);
  const largest = lines[0]?.area ?? 0;
  return lines.filter(({ area }) => area > largest / 25).map(({ line }) => line);
}

/** Twice nothing: the signed area of a closed line (shoelace formula). */
export const areaOf = (line: readonly Spot[]): number =>
  line.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = line[(i + 1) % line.length] ?? [x, y];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);

/** The sides of a cell between which a line runs, by which of its corners are inside: marching squares. */
const SEGMENTS: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [[3, 0]],
  [[0, 1]],
  [[3, 1]],
  [[1, 2]],
  [
    [3, 0],
    [1, 2],
  ],
  [[0, 2]],
  [[3, 2]],
  [[2, 3]],
  [[2, 0]],
  [
    [0, 1],
    [2, 3],
  ],
  [[2, 1]],
  [[1, 3]],
  [[1, 0]],
  [[0, 3]],
  [],
];

function contoursOf({ size, left, top, stepX, stepY, values }: Density, level: number): Spot[][] {
  const inside = (column: number, row: number) => (values[row * size + column] ?? 0) >= level;
  const between = (c1: number, r1: number, c2: number, r2: number): Spot => {
    const a = values[r1 * size + c1] ?? 0;
    const b = values[r2 * size + c2] ?? 0;
    const part = b === a ? 0.5 : (level - a) / (b - a);
    return [left + (c1 + part * (c2 - c1)) * stepX, top + (r1 + part * (r2 - r1)) * stepY];
  };
  // A side of the grid has one name, whichever of its two cells asks for it.
  const nameOf = (column: number, row: number, side: number): string =>
    side === 0
      ? `h${column},${row}`
      : side === 2
        ? `h${column},${row + 1}`
        : side === 3
          ? `v${column},${row}`
          : `v${column + 1},${row}`;
  const spotOf = (column: number, row: number, side: number): Spot =>
    side === 0
      ? between(column, row, column + 1, row)
      : side === 1
        ? between(column + 1, row, column + 1, row + 1)
        : side === 2
          ? between(column, row + 1, column + 1, row + 1)
          : between(column, row, column, row + 1);
  const next = new Map<string, { to: string; spot: Spot }>();
  for (let row = 0; row < size - 1; row += 1)
    for (let column = 0; column < size - 1; column += 1) {
      const corners =
        (inside(column, row) ? 1 : 0) +
        (inside(column + 1, row) ? 2 : 0) +
        (inside(column + 1, row + 1) ? 4 : 0) +
        (inside(column, row + 1) ? 8 : 0);
      for (const [from, to] of SEGMENTS[corners] ?? [])
        next.set(nameOf(column, row, from), { to: nameOf(column, row, to), spot: spotOf(column, row, from) });
    }
  const lines: Spot[][] = [];
  while (next.size > 0) {
    const line: Spot[] = [];
    let name = next.keys().next().value;
    while (name !== undefined) {
      const step = next.get(name);
      if (!step) break;
      next.delete(name);
      line.push(step.spot);
      name = step.to;
    }
    if (line.length > 2) lines.push(line);
  }
  return lines;
}

const round = (value: number): string => value.toFixed(1);

/** A closed, softly rounded SVG path through some spots (Catmull–Rom as cubic Béziers). */
export function smoothPath(line: readonly Spot[]): string {
  const at = (i: number): Spot => line[(i + line.length) % line.length] ?? [0, 0];
  const [startX, startY] = at(0);
  const curves = line.map((_, i) => {
    const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const first = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6] as const;
    const second = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6] as const;
    return `C${[...first, ...second, ...to].map(round).join(' ')}`;
  });
  return `M${round(startX)} ${round(startY)}${curves.join('')}Z`;
}
