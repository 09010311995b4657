import type { PurchaseModel } from '@/lib/modelling/lifetimes/purchase-model';
import type { LifetimeResult, Note } from '../types';
import type { LifetimeParams } from './lifetime-params';
import type { LifetimeOutcome, PurchaseMethod } from './lifetime-task';

const DAY_MS = 86_400_000;
const BARS = 20;
const Z_95 = 1.959963984540054;

export const METHOD_LABELS: Readonly<Record<PurchaseMethod, string>> = {
  bgNbd: 'BG/NBD with Gamma-Gamma',
  paretoNbd: 'Pareto/NBD with Gamma-Gamma',
};

const PARAMETER_LABELS: Readonly<Record<string, string>> = {
  r: 'How alike customers are in how often they order (shape)',
  alpha: 'Time scale of ordering, in days',
  a: 'Stopping after an order (a)',
  b: 'Going on after an order (b)',
  s: 'How alike customers are in when they stop (shape)',
  beta: 'Time scale of stopping, in days',
  p: 'How alike the orders of one customer are in value (shape)',
  q: 'How alike customers are in what they spend (shape)',
  v: 'Scale of what customers spend',
};

interface Fitted {
  readonly parameterNames: readonly string[];
  readonly state: Pick<PurchaseModel['state'], 'values' | 'covariance'>;
}

/** The card of a model of lifetime values. */
export function lifetimeResult(
  outcome: LifetimeOutcome,
  world: {
    models: readonly Fitted[];
    values: readonly number[];
    correlation: number;
    params: LifetimeParams;
    population: LifetimeResult['population'];
    at: Date;
    ms: number;
  },
): LifetimeResult {
  const { measures, method } = outcome;
  const { params, at } = world;
  const percent = (share: number): number => Math.round(100 * share);
  const figure = ({ value, low, high }: { value: number; low: number; high: number }, label: string, unit: string) => ({
    value,
    low,
    high,
    label,
    unit,
  });
  const better =
    measures.error.high < measures.errorAsBefore.low || measures.error.value < measures.errorAsBefore.value;
  return {
    type: 'lifetimeValue',
    method: METHOD_LABELS[method],
    params: { ...params, method, logLikelihood: outcome.likelihoods },
    parameters: world.models.flatMap(parametersOf),
    horizonDays: params.horizonDays,
    population: world.population,
    headline: `Of the ${params.holdOutDays} days kept apart it expected ${percent(measures.purchases.value)} % of the orders that came, and the tenth it valued highest brought ${percent(measures.topTenth.value)} % of the money.`,
    measuredOn: {
      customers: measures.customers,
      from: new Date(at.getTime() - params.holdOutDays * DAY_MS).toISOString(),
      to: at.toISOString(),
    },
    metrics: {
      error: figure(measures.error, 'Mean error of a customer’s orders', 'orders'),
      errorAsBefore: figure(measures.errorAsBefore, 'The same, expecting each to order as often as before', 'orders'),
      purchases: figure(measures.purchases, 'Expected orders for one that came', 'ratio'),
      value: figure(measures.value, 'Expected value for one that came', 'ratio'),
      ranking: figure(measures.ranking, 'Rank correlation of expected and real value', 'none'),
      topTenth: figure(measures.topTenth, 'Share of the money from the tenth valued highest', 'share'),
      expectedOrders: {
        ...outcome.expected,
        label: `Orders expected of all within ${params.horizonDays} days`,
        unit: 'orders',
      },
    },
    calibration: measures.calibration,
    byTenth: measures.byTenth,
    histogram: histogramOf(world.values),
    limits: limitsOf(method),
    warnings: warningsOf(measures, world.correlation, better),
    timings: {
      total: Math.round(world.ms),
      steps: outcome.timings.map(({ name, ms }) => ({ name, ms: Math.round(ms) })),
    },
  };
}

/** The covariance is that of the logarithms: an interval never reaches below 0. */
function parametersOf({ parameterNames, state: { values, covariance } }: Fitted): LifetimeResult['parameters'] {
  return parameterNames.map((name, i) => {
    const value = values[i] ?? 0;
    const variance = covariance?.[i * parameterNames.length + i];
    const factor = variance === undefined || !(variance >= 0) ? null : Math.exp(Z_95 * Math.sqrt(variance));
    return {
      name,
      label: PARAMETER_LABELS[name] ?? name,
      value,
      low: factor && value / factor,
      high: factor && Number.isFinite(value * factor) ? value * factor : null,
    };
  });
}

/** Equal bars up to the 99th percentile; what is above stands in the last. */
function histogramOf(values: readonly number[]): LifetimeResult['histogram'] {
  const sorted = Float64Array.from(values).sort();
  const top = sorted[Math.floor(0.99 * (sorted.length - 1))] ?? 0;
  if (!(top > 0)) return [{ from: 0, to: 0, count: values.length }];
  const counts = new Array<number>(BARS).fill(0);
  for (const value of values) {
    const bar = Math.min(BARS - 1, Math.floor((value / top) * BARS));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return counts.map((count, k) => ({ from: (k * top) / BARS, to: ((k + 1) * top) / BARS, count }));
}

const limitsOf = (method: PurchaseMethod): Note[] => [
  {
    kind: 'noSeason',
    severity: 'limit',
    message: 'It knows no season: what comes before Christmas every year is spread over all months.',
  },
  {
    kind: 'noContract',
    severity: 'limit',
    message: 'It sees only when and how much a customer orders, neither visits nor emails.',
  },
  ...(method === 'bgNbd'
    ? [
        {
          kind: 'aliveOnce',
          severity: 'limit' as const,
          message: 'Who ordered once counts as still a customer however long ago it was: so this model is made.',
        },
      ]
    : []),
];

function warningsOf(measures: LifetimeOutcome['measures'], correlation: number, better: boolean): Note[] {
  const notes: Note[] = [];
  if (!better) {
    notes.push({
      kind: 'notBetter',
      severity: 'warning',
      message: 'For single customers it is no nearer to what came than expecting each to order as often as before.',
    });
  }
  const off = Math.abs(measures.purchases.value - 1);
  if (off > 0.15) {
    notes.push({
      kind: 'level',
      severity: 'warning',
      message: `In all it expected ${Math.round(100 * off)} % ${measures.purchases.value > 1 ? 'more' : 'fewer'} orders than came: trust the order of customers more than the amounts.`,
    });
  }
  if (Math.abs(correlation) > 0.3) {
    notes.push({
      kind: 'correlation',
      severity: 'warning',
      message: `How often and how much customers order go together here (correlation ${correlation.toFixed(2)}); the model takes them to be independent.`,
    });
  }
  return notes;
}
