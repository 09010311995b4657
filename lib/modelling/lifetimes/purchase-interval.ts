import type { Matrix } from '../matrix';
import type { Band } from './lifetime-value';
import type { PurchaseModel } from './purchase-model';
import { rowOf } from './purchase-summary';
import { logGamma } from './special-functions';

const MOST = 100_000;

/**
 * Between which numbers of purchases a customer will stay within the horizon, with the probability `level`: none where
 * the customer has stopped, else negative binomial with what was seen of the customer's rate (shape r + x) and the mean
 * that the model expects. When within the horizon somebody stops is not told apart, so the interval is a little narrow
 * for those who may stop soon.
 */
export function purchaseInterval(model: PurchaseModel, x: Matrix, horizon: number, level = 0.8): Band {
  const alive = model.probabilityAlive(x);
  const expected = model.expectedPurchases(x, horizon);
  const r = model.state.values[0] ?? 1;
  const low = new Float64Array(x.rows);
  const high = new Float64Array(x.rows);
  for (let i = 0; i < x.rows; i += 1) {
    const living = alive[i] ?? 0;
    const shape = r + rowOf(x, i)[0];
    const mean = living > 0 ? (expected[i] ?? 0) / living : 0;
    low[i] = quantile((1 - level) / 2, 1 - living, shape, mean);
    high[i] = quantile((1 + level) / 2, 1 - living, shape, mean);
  }
  return { low, high };
}

/** The least number whose cumulative probability reaches p: `none` at 0, the rest negative binomial. */
function quantile(p: number, none: number, shape: number, mean: number): number {
  if (!(mean > 0)) return 0;
  const success = mean / (shape + mean);
  let log = shape * Math.log1p(-success);
  let sum = none + (1 - none) * Math.exp(log);
  let n = 0;
  while (sum < p && n < MOST) {
    n += 1;
    log =
      logGamma(shape + n) - logGamma(shape) - logGamma(n + 1) + shape * Math.log1p(-success) + n * Math.log(success);
    sum += (1 - none) * Math.exp(log);
    if (n > mean + 60 * Math.sqrt(mean + (mean * mean) / shape) + 60) break;
  }
  return n;
}
