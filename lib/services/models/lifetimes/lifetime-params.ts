import { z } from 'zod';

export const lifetimeParamsSchema = z.strictObject({
  /** `auto`: the one under which what was seen is likelier; both have as many parameters. */
  method: z.enum(['auto', 'bgNbd', 'paretoNbd']).default('auto'),
  /** How far ahead a value looks. */
  horizonDays: z.number().int().min(7).max(1_825).default(365),
  /** What comes in a year is worth so much less than what comes today. */
  yearlyDiscount: z.number().min(0).max(1).default(0.1),
  /** The last so many days are kept for measuring. */
  holdOutDays: z.number().int().min(7).max(730).default(180),
});
export type LifetimeParams = z.infer<typeof lifetimeParamsSchema>;
