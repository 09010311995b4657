import type { Artefact, FitOptions } from '@/lib/modelling/estimator';
import { BgNbd } from '@/lib/modelling/lifetimes/bg-nbd';
import { GammaGamma } from '@/lib/modelling/lifetimes/gamma-gamma';
import { parameterBand } from '@/lib/modelling/lifetimes/lifetime-value';
import { ParetoNbd } from '@/lib/modelling/lifetimes/pareto-nbd';
import type { PurchaseModel } from '@/lib/modelling/lifetimes/purchase-model';
import { defineTask } from '@/lib/platform/compute/define-task';
import { type BuyingTable, boughtBetween, buyingTable } from './buying-table';
import type { LifetimeParams } from './lifetime-params';
import { type LifetimeMeasures, measureLifetimes } from './measure-lifetimes';
import type { PurchaseRows } from './read-purchases';

export interface LifetimeWork {
  readonly rows: PurchaseRows;
  readonly users: number;
  readonly params: LifetimeParams;
  readonly seed: number;
  /** Days since 1970: when what is known ends. */
  readonly end: number;
}

export type PurchaseMethod = 'bgNbd' | 'paretoNbd';

export interface LifetimeOutcome {
  readonly method: PurchaseMethod;
  readonly purchases: Artefact;
  readonly spend: Artefact;
  /** Log-likelihood of what was seen under each model that was tried. */
  readonly likelihoods: Readonly<Partial<Record<PurchaseMethod, number>>>;
  readonly measures: LifetimeMeasures;
  readonly customers: number;
  /** Purchases of all customers within the horizon, with a 95 % interval of the parameters; null where it cannot be told. */
  readonly expected: { value: number; low: number | null; high: number | null };
  readonly timings: readonly { name: string; ms: number }[];
}

const MAKE = { bgNbd: () => new BgNbd(), paretoNbd: () => new ParetoNbd() } as const;

/**
 * Learns how customers buy and what they spend from what was known before the last months, measures it on those, and
 * learns again from everything.
 */
export const lifetimeTask = defineTask({
  name: 'lifetimes',
  run: ({ rows, users, params, seed, end }: LifetimeWork, { signal, onProgress }): LifetimeOutcome => {
    const timings: { name: string; ms: number }[] = [];
    const timed = <T>(name: string, from: number, to: number, work: (options: FitOptions) => T): T => {
      const began = performance.now();
      const done = work({ signal, onProgress: (share) => onProgress(from + share * (to - from)) });
      timings.push({ name, ms: performance.now() - began });
      onProgress(to);
      return done;
    };
    const cut = end - params.holdOutDays;
    const before = buyingTable(rows, users, cut);
    const tried: PurchaseMethod[] = params.method === 'auto' ? ['bgNbd', 'paretoNbd'] : [params.method];
    const early = timed('learning from what was known earlier', 0, 0.5, (options) =>
      tried.map((method) => ({
        method,
        model: fitOne(method, before, options),
      })),
    );
    const first = early.reduce((a, b) => (b.model.state.logLikelihood > a.model.state.logLikelihood ? b : a));
    const earlySpend = new GammaGamma().fit(before.spend, { signal });
    const measures = timed('measuring', 0.5, 0.6, () =>
      measureLifetimes(first.model, earlySpend, before, boughtBetween(rows, users, cut, end), {
        days: params.holdOutDays,
        seed,
      }),
    );
    const now = buyingTable(rows, users, end);
    const [model, spend] = timed('learning from everything', 0.6, 0.9, (options) => [
      fitOne(first.method, now, options),
      new GammaGamma().fit(now.spend, { signal }),
    ]);
    const expected = timed('intervals', 0.9, 1, () => expectedOfAll(model, now, params.horizonDays, seed));
    return {
      method: first.method,
      purchases: model.toJSON(),
      spend: spend.toJSON(),
      likelihoods: Object.fromEntries(early.map(({ method, model: one }) => [method, one.state.logLikelihood])),
      measures,
      customers: now.user.length,
      expected,
      timings,
    };
  },
});

const fitOne = (method: PurchaseMethod, table: BuyingTable, options: FitOptions): PurchaseModel =>
  MAKE[method]().fit(table.purchases, options);

function expectedOfAll(
  model: PurchaseModel,
  { purchases }: BuyingTable,
  horizon: number,
  seed: number,
): LifetimeOutcome['expected'] {
  const total = (one: PurchaseModel): Float64Array =>
    Float64Array.of(one.expectedPurchases(purchases, horizon).reduce((a, b) => a + b, 0));
  const value = total(model)[0] ?? 0;
  if (!model.state.covariance) return { value, low: null, high: null };
  const band = parameterBand(model, total, { draws: 100, seed });
  return { value, low: band.low[0] ?? null, high: band.high[0] ?? null };
}
