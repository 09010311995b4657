import { z } from 'zod';

/**
 * A rule as stored. This floor does not know the rule language: whoever saves a document validates its rules
 * (lib/rules), and whoever renders it says which of them hold for the customer.
 */
export const ruleSchema = z.record(z.string(), z.unknown());
export type RuleLike = z.infer<typeof ruleSchema>;
