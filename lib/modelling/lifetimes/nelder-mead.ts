export interface Minimum {
  x: number[];
  value: number;
  evaluations: number;
  converged: boolean;
}

interface Corner {
  x: number[];
  value: number;
}

/**
 * The least of a function of few variables without its gradient (Nelder, Mead, Computer Journal 7, 1965, with the
 * steps that Gao and Han, 2012, found better in more than two dimensions), started again from what it found until that
 * no longer helps: a simplex that has collapsed too early is given its size back. A value that is not a number counts
 * as infinite.
 */
export function minimize(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  options: { step?: number; tolerance?: number; maxEvaluations?: number; onStep?: () => void } = {},
): Minimum {
  const { step = 0.5, tolerance = 1e-10, maxEvaluations = 4_000, onStep } = options;
  let evaluations = 0;
  const value = (x: readonly number[]): number => {
    evaluations += 1;
    const found = f(x);
    return Number.isNaN(found) ? Number.POSITIVE_INFINITY : found;
  };
  let best: Corner = { x: [...start], value: value(start) };
  for (let round = 0; round < 8; round += 1) {
    const before = best.value;
    best = descend(value, best, step / 2 ** round, tolerance, () => {
      onStep?.();
      return evaluations < maxEvaluations;
    });
    if (evaluations >= maxEvaluations) break;
    if (before - best.value <= 1e-9 * (Math.abs(best.value) + 1e-9)) {
      return { ...best, evaluations, converged: Number.isFinite(best.value) };
    }
  }
  return { ...best, evaluations, converged: false };
}

function descend(
  value: (x: readonly number[]) => number,
  start: Corner,
  step: number,
  tolerance: number,
  goOn: () => boolean,
): Corner {
  const d = start.x.length;
  const expansion = 1 + 2 / d;
  const contraction = 0.75 - 1 / (2 * d);
  const shrink = d > 1 ? 1 - 1 / d : 0.5;
  const at = (x: readonly number[]): Corner => ({ x: [...x], value: value(x) });
  const corners = [start, ...start.x.map((_, j) => at(start.x.map((v, i) => (i === j ? v + step : v))))];
  for (;;) {
    corners.sort((a, b) => a.value - b.value);
    const [best, worst, second] = [corners[0] ?? start, corners[d] ?? start, corners[d - 1] ?? start];
    const spread = Math.max(...corners.map((c) => Math.max(...c.x.map((v, j) => Math.abs(v - (best.x[j] ?? 0))))));
    const flat = Math.abs(worst.value - best.value) <= tolerance * (Math.abs(best.value) + tolerance);
    if ((flat && spread < 1e-4) || spread < 1e-9 || !goOn()) return best;
    const middle = best.x.map((_, j) => corners.slice(0, d).reduce((sum, c) => sum + (c.x[j] ?? 0), 0) / d);
    const along = (t: number): Corner => at(middle.map((m, j) => m + t * (m - (worst.x[j] ?? 0))));
    const reflected = along(1);
    if (reflected.value < best.value) {
      const expanded = along(expansion);
      corners[d] = expanded.value < reflected.value ? expanded : reflected;
      continue;
    }
    if (reflected.value < second.value) {
      corners[d] = reflected;
      continue;
    }
    const outside = reflected.value < worst.value;
    const contracted = along(outside ? contraction : -contraction);
    if (contracted.value < Math.min(reflected.value, worst.value)) {
      corners[d] = contracted;
      continue;
    }
    for (let i = 1; i <= d; i += 1) {
      const corner = corners[i] ?? start;
      corners[i] = at(best.x.map((b, j) => b + shrink * ((corner.x[j] ?? 0) - b)));
    }
  }
}
