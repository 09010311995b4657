import { z } from 'zod';

export const METHODS = ['popularity', 'ruleBased', 'itemItem', 'contentBased', 'als', 'markov', 'hybrid'] as const;
export type Method = (typeof METHODS)[number];

export const METHOD_LABELS: Readonly<Record<Method, string>> = {
  popularity: 'Bestsellers of late',
  ruleBased: 'Rules: bought together, favourite category',
  itemItem: 'Customers who took this also took',
  contentBased: 'Alike by title and category',
  als: 'Matrix factorisation',
  markov: 'What follows the last order',
  hybrid: 'All of these, weighed',
};

export const recommenderParamsSchema = z.strictObject({
  /** `auto`: whichever does best on the weeks before those that it is measured on. */
  method: z.enum(['auto', ...METHODS]).default('auto'),
  /** Length of a list. */
  at: z.number().int().min(1).max(50).default(10),
  /** Days after the cut in which what is taken counts as taken next. */
  horizonDays: z.number().int().min(1).max(180).default(28),
  /** Days after which a sale counts half towards what is popular. */
  halfLifeDays: z.number().min(1).max(3_650).default(14),
  /** Days after which what somebody did counts half towards tastes. */
  tasteHalfLifeDays: z.number().min(1).max(3_650).default(60),
  factors: z.number().int().min(2).max(256).default(64),
  iterations: z.number().int().min(1).max(100).default(10),
  alpha: z.number().min(0.01).max(1_000).default(4),
  regularization: z.number().min(0.001).max(10_000).default(10),
});
export type RecommenderParams = z.infer<typeof recommenderParamsSchema>;
