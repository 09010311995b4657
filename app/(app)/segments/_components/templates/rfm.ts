import { all, metric, type Template } from './template';

const group = 'RFM groups';
const [R, F, M] = ['recencyScore', 'frequencyScore', 'monetaryScore'] as const;

/** The usual groups by quintiles of recency, frequency and money spent. */
export const RFM: readonly Template[] = [
  {
    key: 'rfm-champions',
    group,
    name: 'Champions',
    description: 'Bought most lately, most often and for most: 4 or 5 of 5 in all three.',
    goal: 'First looks, no discounts',
    rule: all(metric(R, 'gte', 4), metric(F, 'gte', 4), metric(M, 'gte', 4)),
  },
  {
    key: 'rfm-loyal',
    group,
    name: 'Loyal',
    description: 'Order often, and lately enough.',
    goal: 'Offer the next step: a club, a larger basket',
    rule: all(metric(R, 'gte', 3), metric(F, 'gte', 4)),
  },
  {
    key: 'rfm-promising',
    group,
    name: 'Promising',
    description: 'Bought most lately, still seldom.',
    goal: 'The second and third order',
    rule: all(metric(R, 'gte', 4), metric(F, 'lte', 2)),
  },
  {
    key: 'rfm-cannot-lose',
    group,
    name: 'Not to be lost',
    description: 'Were among the best by orders and money, and have not been seen for long.',
    goal: 'Call them, do not mail them',
    rule: all(metric(R, 'lte', 2), metric(F, 'gte', 4), metric(M, 'gte', 4)),
  },
  {
    key: 'rfm-hibernating',
    group,
    name: 'Hibernating',
    description: 'Seldom, little and long ago.',
    goal: 'Write rarely, or let them be',
    rule: all(metric(R, 'lte', 2), metric(F, 'lte', 2), metric(M, 'lte', 2)),
  },
];
