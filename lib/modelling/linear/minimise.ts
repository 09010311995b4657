/** A smooth function: its value at a point, its gradient written into `gradient`. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

export interface MinimiseOptions {
  readonly iterations: number;
  /** Ends when no part of the gradient is larger. */
  readonly tolerance: number;
  readonly onIteration?: (iteration: number) => void;
}

export interface Minimum {
  readonly point: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};
const largest = (v: Float64Array): number => v.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
const MEMORY = 10;

/** L-BFGS with backtracking to Armijo's condition (Nocedal and Wright, Numerical Optimization, 2006, algorithm 7.5). */
export function lbfgs(start: Float64Array, objective: Objective, options: MinimiseOptions): Minimum {
  let point = Float64Array.from(start);
  let gradient = new Float64Array(start.length);
  let value = objective(point, gradient);
  const pairs: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let iteration = 0; iteration < options.iterations; iteration += 1) {
    if (largest(gradient) <= options.tolerance) return { point, iterations: iteration, converged: true };
    options.onIteration?.(iteration);
    let direction = descent(gradient, pairs);
    let slope = dot(direction, gradient);
    if (!(slope < 0)) {
      pairs.length = 0;
      direction = gradient.map((g) => -g);
      slope = -dot(gradient, gradient);
    }
    let step = pairs.length === 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
    const next = new Float64Array(point.length);
    const nextGradient = new Float64Array(point.length);
    let nextValue = Number.POSITIVE_INFINITY;
    for (let halving = 0; halving < 50; halving += 1) {
      for (let i = 0; i < point.length; i += 1) next[i] = (point[i] ?? 0) + step * (direction[i] ?? 0);
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + 1e-4 * step * slope) break;
      step /= 2;
    }
    // No lower point to be found: at the rounding of the function.
    if (!(nextValue <= value)) return { point, iterations: iteration, converged: true };
    const s = next.map((v, i) => v - (point[i] ?? 0));
    const y = nextGradient.map((v, i) => v - (gradient[i] ?? 0));
    const curvature = dot(s, y);
    if (curvature > 1e-300) {
      pairs.push({ s, y, rho: 1 / curvature });
      if (pairs.length > MEMORY) pairs.shift();
    }
    const stalled = value - nextValue <= 1e-16 * Math.abs(value) && largest(s) === 0;
    point = next;
    gradient = nextGradient;
    value = nextValue;
    if (stalled) return { point, iterations: iteration + 1, converged: true };
  }
  return { point, iterations: options.iterations, converged: largest(gradient) <= options.tolerance };
}

/** The two-loop recursion: minus the inverse Hessian's estimate times the gradient. */
function descent(
  gradient: Float64Array,
  pairs: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const q = gradient.map((g) => -g);
  const alphas: number[] = [];
  for (const { s, y, rho } of pairs.toReversed()) {
    const alpha = rho * dot(s, q);
    alphas.push(alpha);
    for (let i = 0; i < q.length; i += 1) q[i] = (q[i] ?? 0) - alpha * (y[i] ?? 0);
  }
  const last = pairs.at(-1);
  if (last) {
    const scale = 1 / (last.rho * dot(last.y, last.y));
    for (let i = 0; i < q.length; i += 1) q[i] = (q[i] ?? 0) * scale;
  }
  for (const { s, y, rho } of pairs) {
    const beta = rho * dot(y, q);
    const alpha = alphas.pop() ?? 0;
    for (let i = 0; i < q.length; i += 1) q[i] = (q[i] ?? 0) + (s[i] ?? 0) * (alpha - beta);
  }
  return q;
}

/**
 * The minimum of a smooth function plus Σ penalty[i] · |point[i]|, by accelerated proximal gradient steps with restarts
 * (Beck and Teboulle, SIAM J. Imaging Sciences 2, 2009; O'Donoghue and Candès 2015). Coordinates that the penalty holds
 * at nought are exactly 0.
 */
export function proximalMinimum(
  start: Float64Array,
  objective: Objective,
  penalty: Float64Array,
  options: MinimiseOptions,
): Minimum {
  const size = start.length;
  let point = Float64Array.from(start);
  let ahead = Float64Array.from(start);
  let momentum = 1;
  let curvature = 1;
  const gradient = new Float64Array(size);
  const unused = new Float64Array(size);
  for (let iteration = 0; iteration < options.iterations; iteration += 1) {
    options.onIteration?.(iteration);
    const value = objective(ahead, gradient);
    const next = new Float64Array(size);
    for (let doubling = 0; doubling < 60; doubling += 1) {
      let [linear, square] = [0, 0];
      for (let i = 0; i < size; i += 1) {
        const moved = (ahead[i] ?? 0) - (gradient[i] ?? 0) / curvature;
        const shrink = (penalty[i] ?? 0) / curvature;
        next[i] = Math.sign(moved) * Math.max(0, Math.abs(moved) - shrink);
        const difference = (next[i] ?? 0) - (ahead[i] ?? 0);
        linear += difference * (gradient[i] ?? 0);
        square += difference * difference;
      }
      if (objective(next, unused) <= value + linear + (curvature / 2) * square + 1e-12 * Math.abs(value)) break;
      curvature *= 2;
    }
    let [towards, change] = [0, 0];
    for (let i = 0; i < size; i += 1) {
      towards += ((ahead[i] ?? 0) - (next[i] ?? 0)) * ((next[i] ?? 0) - (point[i] ?? 0));
      change = Math.max(change, Math.abs((next[i] ?? 0) - (ahead[i] ?? 0)) * curvature);
    }
    if (change <= options.tolerance) return { point: next, iterations: iteration + 1, converged: true };
    const following = towards > 0 ? 1 : (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const share = towards > 0 ? 0 : (momentum - 1) / following;
    ahead = next.map((v, i) => v + share * (v - (point[i] ?? 0)));
    momentum = following;
    point = next;
    curvature *= 0.95;
  }
  return { point, iterations: options.iterations, converged: false };
}
