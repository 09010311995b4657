import { LIFECYCLE_STAGES } from './lifecycle';
import type { MetricDefinition } from './types';

const score = (name: string, label: string, column: string, description: string): MetricDefinition => ({
  name,
  label,
  type: 'number',
  unit: 'quintile',
  kind: 'snapshot',
  column,
  description,
});
const share = (name: string, label: string, column: string, description: string): MetricDefinition => ({
  name,
  label,
  type: 'number',
  unit: 'share',
  kind: 'snapshot',
  column,
  description,
});

export const METRICS: readonly MetricDefinition[] = [
  {
    name: 'recencyDays',
    label: 'days since last order',
    type: 'number',
    unit: 'days',
    kind: 'exact',
    description: 'Whole days since the last order; missing without one.',
  },
  {
    name: 'frequency',
    label: 'orders',
    type: 'number',
    unit: 'orders',
    kind: 'exact',
    description: 'Number of orders; 0 without any.',
  },
  {
    name: 'monetary',
    label: 'money spent',
    type: 'number',
    unit: 'money',
    kind: 'exact',
    description: 'Order totals less refunds, in the shop currency; 0 without any.',
  },
  {
    name: 'averageOrderValue',
    label: 'average order value',
    type: 'number',
    unit: 'money',
    kind: 'exact',
    description: 'Order totals less refunds, divided by the number of orders; missing without one.',
  },
  {
    name: 'tenureDays',
    label: 'days since first seen',
    type: 'number',
    unit: 'days',
    kind: 'exact',
    description: 'Whole days since the first call that named this customer.',
  },
  {
    name: 'sessions',
    label: 'sessions',
    type: 'number',
    unit: 'sessions',
    kind: 'exact',
    description: 'Runs of events with no pause of more than 30 minutes; email events do not count.',
  },
  {
    name: 'lifecycleStage',
    label: 'lifecycle stage',
    type: 'text',
    kind: 'exact',
    values: LIFECYCLE_STAGES,
    description: 'New, active, at risk, lapsed or won back, by the times of the orders; missing without one.',
  },
  score('recencyScore', 'recency score', 'recency_score', 'Quintile of recency, 5 is the most recent.'),
  score('frequencyScore', 'frequency score', 'frequency_score', 'Quintile of frequency, 5 is the most orders.'),
  score('monetaryScore', 'monetary score', 'monetary_score', 'Quintile of money spent, 5 is the most.'),
  {
    name: 'engagementScore',
    label: 'engagement score',
    type: 'number',
    unit: 'points',
    kind: 'snapshot',
    column: 'engagement_score',
    description:
      '0 to 100: how much a customer has done lately, by the points that the shop gives each act, as a percentile of all customers.',
  },
  {
    name: 'engagementTrend',
    label: 'engagement trend',
    type: 'number',
    unit: 'points',
    kind: 'snapshot',
    column: 'engagement_trend',
    description: 'Change of the engagement score over four weeks.',
  },
  share(
    'openRate',
    'open rate',
    'open_rate',
    'Opened emails of delivered ones; few emails are weighed with how the whole shop opens.',
  ),
  share(
    'clickRate',
    'click rate',
    'click_rate',
    'Clicked emails of delivered ones; few emails are weighed with how the whole shop clicks.',
  ),
  share(
    'clickToOpenRate',
    'click-to-open rate',
    'click_to_open_rate',
    'Clicked emails of opened ones; few emails are weighed with how the whole shop clicks.',
  ),
  {
    name: 'sessionVariability',
    label: 'session variability',
    type: 'number',
    kind: 'snapshot',
    column: 'session_variability',
    description: 'Coefficient of variation of the time between sessions.',
  },
  {
    name: 'favouriteCategory',
    label: 'favourite category',
    type: 'text',
    kind: 'snapshot',
    column: 'favourite_category',
    description: 'The category with the highest affinity.',
  },
  {
    name: 'lifetimeValue',
    label: 'lifetime value',
    type: 'number',
    unit: 'money',
    kind: 'snapshot',
    column: 'lifetime_value',
    description: 'Expected revenue of the next twelve months.',
  },
  share('churnProbability', 'churn probability', 'churn_probability', 'Probability of no order in the next 90 days.'),
];

/** Exact metrics that are 0 for a customer without any event of their kind; the others are missing then. */
export const ZERO_METRICS: readonly string[] = ['frequency', 'monetary', 'sessions'];

const BY_NAME = new Map(METRICS.map((metric) => [metric.name, metric]));

/** Families of metrics with a name after a colon; their values stand in a JSONB column of the snapshot table. */
export const METRIC_FAMILIES: Readonly<Record<string, MetricDefinition>> = {
  affinity: {
    name: 'affinity',
    label: 'affinity',
    type: 'number',
    unit: 'share',
    kind: 'snapshot',
    column: 'affinities',
    description: 'Share of recent interest that goes to a category.',
  },
  cluster: {
    name: 'cluster',
    label: 'cluster',
    type: 'text',
    kind: 'snapshot',
    column: 'clusters',
    description: 'The cluster of a model that a customer belongs to.',
  },
  probability: {
    name: 'probability',
    label: 'probability',
    type: 'number',
    unit: 'share',
    kind: 'snapshot',
    column: 'probabilities',
    description: 'What a model says of a customer: the probability of its outcome.',
  },
  percentile: {
    name: 'percentile',
    label: 'score percentile',
    type: 'number',
    kind: 'snapshot',
    column: 'percentiles',
    description: 'Per cent of the scored customers whose score of a model is no higher: 90 and more are the top tenth.',
  },
  prediction: {
    name: 'prediction',
    label: 'prediction',
    type: 'number',
    kind: 'snapshot',
    column: 'predictions',
    description: 'The number that a model predicts for a customer, in its own unit.',
  },
};

/** The definition of a metric, or undefined where there is none of this name. `key` is the part after the colon. */
export function findMetric(name: string): (MetricDefinition & { key?: string }) | undefined {
  const known = BY_NAME.get(name);
  if (known) return known;
  const colon = name.indexOf(':');
  if (colon < 1 || colon === name.length - 1) return undefined;
  const family = METRIC_FAMILIES[name.slice(0, colon)];
  return family ? { ...family, key: name.slice(colon + 1) } : undefined;
}
