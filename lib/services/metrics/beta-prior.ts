import { z } from 'zod';

/** A beta distribution as counts: so many successes and failures that everyone is lent. */
export const betaPriorSchema = z.object({ successes: z.number().nonnegative(), failures: z.number().nonnegative() });
export type BetaPrior = z.infer<typeof betaPriorSchema>;

/** Sums over customers with `tries` > 0: their number, successes, tries, successes² / tries, tries². */
export interface RateSums {
  customers: number;
  successes: number;
  tries: number;
  squaredOverTries: number;
  squaredTries: number;
}

/** Customers who hardly differ would be lent without end; this much drowns any count that a customer can have. */
const MOST_LENT = 1_000;
export const NO_PRIOR: BetaPrior = { successes: 0, failures: 0 };

/**
 * The prior of a rate, fitted to the shop by moments: Kleinman, "Proportions with extraneous variance: single and
 * independent samples", Journal of the American Statistical Association 68 (1973), weights equal to the tries. Nothing
 * is lent where fewer than two customers, or no difference at all, tell of it.
 */
export function fitBetaPrior({ customers, successes, tries, squaredOverTries, squaredTries }: RateSums): BetaPrior {
  const mean = tries > 0 ? successes / tries : 0;
  const within = mean * (1 - mean);
  const freedom = tries > 0 ? tries - squaredTries / tries : 0;
  if (customers < 2 || within <= 0 || freedom <= customers - 1) return NO_PRIOR;
  const between = squaredOverTries - successes * mean;
  // The correlation of two emails of one customer: 0 where all are alike, 1 where each opens all or nothing.
  const correlation = (between / within - (customers - 1)) / (freedom - (customers - 1));
  const lent = Math.min(MOST_LENT, Math.max(0, 1 / Math.max(correlation, 1e-9) - 1));
  return { successes: lent * mean, failures: lent * (1 - mean) };
}
