import { z } from 'zod';

export const lifetimeParamsSchema = z.strictObject({
  /** `auto`: the one under which what was seen is likelier; both have as many parameters. */
  method: z.enum(['auto', 'bgNbd', 'paretoNbd']).default('auto'),
  /** What comes in a year is worth so much less than what comes today. */
  yearlyDiscount: z.number().min(0).max(1).default(0.1),
  /** The last so many days are kept for measuring. */
  holdOutDays: z.number().int().min(7).max(730).default(180),
});
export interface LifetimeParams extends z.infer<typeof lifetimeParamsSchema> {
  /** How far ahead a value looks: of the target. */
  horizonDays: number;
}
export const DEFAULT_HORIZON = 365;
