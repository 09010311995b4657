import { z } from 'zod';
import { STRATEGY_TONES } from './tones';

/** What a person sets of a strategy; the browser checks with it while one types. */
export const strategySchema = z.strictObject({
  name: z.string().trim().min(1, 'Give it a name').max(100),
  goal: z.string().trim().max(500).default(''),
  offer: z.string().trim().max(500).nullable().default(null),
  tone: z.enum(STRATEGY_TONES).default('warm'),
  cadence: z.string().trim().max(200).default(''),
  priority: z
    .number({ error: 'A whole number' })
    .int('A whole number')
    .min(1, 'At least 1')
    .max(1000, 'At most 1,000')
    .default(50),
});
export type StrategyInput = z.infer<typeof strategySchema>;
